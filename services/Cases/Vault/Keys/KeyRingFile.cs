using System.Security.Cryptography;
using System.Text.Json;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Vault.Keys;

/// <summary>The file of a key ring: JSON with several 256-bit keys, one of them active, and the key of keyed hashes. It is a secret.</summary>
public static class KeyRingFile
{
    /// <summary>Bytes of every key.</summary>
    internal const int KeyBytes = 32;

    private const int KeysMax = 100;
    private const int KeyIdBytes = 6;
    private const int KeyIdLengthMax = 40;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes a ring with one key, unless there is one.</summary>
    /// <param name="path">The file.</param>
    public static void OpenOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            var first = NewKey();
            Write(path, new Content(first.Id, RandomNumberGenerator.GetBytes(KeyBytes), [first]));
        }
    }

    /// <summary>Adds a key and makes it the active one; the others stay for what lies under them.</summary>
    /// <param name="path">The file.</param>
    /// <returns>Id of the new key.</returns>
    /// <exception cref="SettingException">The file cannot be used, or it is full.</exception>
    public static string AddKey(string path)
    {
        var ring = Read(path);
        if (ring.Keys.Count == KeysMax)
        {
            throw new SettingException("Vault:KeyRing", $"{path} has {KeysMax} keys; take those away under which nothing lies");
        }

        var key = NewKey();
        Write(path, ring with { Active = key.Id, Keys = [.. ring.Keys, key] });
        return key.Id;
    }

    /// <summary>Reads and checks it.</summary>
    /// <exception cref="SettingException">It cannot be read or is no key ring. No word of it is repeated.</exception>
    internal static Content Read(string path)
    {
        try
        {
            var ring = JsonSerializer.Deserialize<Content>(File.ReadAllText(path), Json);
            return IsGood(ring) ? ring! : throw new SettingException("Vault:KeyRing", $"{path} is no key ring: 1 to {KeysMax} keys of {KeyBytes} bytes with an id each, one of them active");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SettingException("Vault:KeyRing", $"cannot read the key ring {path} ({e.GetType().Name})");
        }
    }

    private static bool IsGood(Content? ring) =>
        ring is { Keys: { Count: > 0 and <= KeysMax } keys, HashKey.Length: KeyBytes }
        && keys.All(key => key is { Id.Length: > 0 and <= KeyIdLengthMax, Bytes.Length: KeyBytes })
        && keys.Select(key => key.Id).Distinct(StringComparer.Ordinal).Count() == keys.Count
        && keys.Any(key => key.Id == ring.Active);

    private static Key NewKey() => new("k-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyIdBytes)), RandomNumberGenerator.GetBytes(KeyBytes));

    private static void Write(string path, Content ring) => KeptFile.Write(path, JsonSerializer.Serialize(ring, Json));

    /// <summary>What the file says.</summary>
    internal sealed record Content(string Active, byte[] HashKey, IReadOnlyList<Key> Keys);

    /// <summary>A key.</summary>
    internal sealed record Key(string Id, byte[] Bytes);
}
