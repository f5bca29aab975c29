using System.Security.Cryptography;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Sandbox;

/// <summary>The data folder of a sandbox or a local network: its issuer, its key of request hashes, the key of its webhooks, the key ring of its vault and its legal clock, made once and kept.</summary>
public sealed class NetworkFolder
{
    private const string HashKeyFile = "request-hash.key";
    private const string DeliveryKeyFile = "webhook-secrets.key";
    private const string RingFile = "vault-keys.json";
    private const string ClockFile = "legal-clock";
    private const string NoClock = "real";
    private const int KeyBytes = 32;

    private NetworkFolder(string path, string clock) => (Path, Clock) = (path, clock);

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; }

    /// <summary>The legal clock with its anchor, as <see cref="LegalClockSetting"/> reads it; empty for the real time.</summary>
    public string Clock { get; }

    /// <summary>Adds a key to the ring of the vault in a data folder, and makes it the active one.</summary>
    /// <returns>Id of the key.</returns>
    /// <exception cref="SettingException">There is no ring that can be used.</exception>
    public static string AddKey(string folder) => KeyRingFile.AddKey(KeyRingIn(System.IO.Path.GetFullPath(folder)));

    /// <summary>Opens the folder, and makes what it needs the first time.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="clock">Legal clock such as <c>2024-10-14T09:00+08:00x60</c>; null for the one that the folder has, or the real time.</param>
    /// <exception cref="SettingException">The folder lives on another clock.</exception>
    /// <exception cref="FormatException">The clock is not of that form.</exception>
    public static NetworkFolder Open(string path, string? clock)
    {
        var full = System.IO.Path.GetFullPath(path);
        var asked = clock is null ? null : LegalClockSetting.Parse(clock, SystemClock.Instance.GetCurrentInstant());
        LocalIssuer.OpenOrCreate(full);
        KeyRingFile.OpenOrCreate(KeyRingIn(full));
        var kept = KeptFile.ReadOrCreate(System.IO.Path.Combine(full, ClockFile), () => asked?.ToString() ?? NoClock);
        if (asked is not null && !SameClock(kept, asked))
        {
            throw new SettingException("--clock", $"the data in {full} lives on the clock {kept.Split('@')[0]}; leave --clock out, or choose another --data");
        }

        return new NetworkFolder(full, kept == NoClock ? "" : kept);
    }

    /// <summary>The settings that all services of the folder have in common, but for secrets: anyone may see them among a process's arguments.</summary>
    public IEnumerable<string> Settings =>
    [
        $"--environment={ServiceHost.LocalEnvironment}",
        $"--Identity:Issuers:0:Name={LocalIssuer.Name}",
        $"--Identity:Issuers:0:KeysFile={LocalIssuer.KeysFile(Path)}",
        $"--Vault:KeyRing={KeyRingIn(Path)}",
        $"--LegalClock={Clock}",
        "--Delivery:AllowPrivateTargets=true",
        "--Delivery:AllowPlaintext=true",
    ];

    /// <summary>The same with the folder's keys of request hashes and of webhooks, for services within this process.</summary>
    public IEnumerable<string> SettingsWithSecrets => [.. Settings, $"--Requests:HashKey={KeyIn(HashKeyFile)}", $"--Delivery:SecretKey={KeyIn(DeliveryKeyFile)}"];

    /// <summary>A new random key of request hashes or of webhooks, base64.</summary>
    public static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));

    private string KeyIn(string file) => KeptFile.ReadOrCreate(System.IO.Path.Combine(Path, file), NewKey);

    private static string KeyRingIn(string folder) => System.IO.Path.Combine(folder, RingFile);

    private static bool SameClock(string kept, LegalClockSetting asked) =>
        kept != NoClock && LegalClockSetting.Parse(kept, Instant.MinValue) is var had && had.Start == asked.Start && had.Rate == asked.Rate;
}
