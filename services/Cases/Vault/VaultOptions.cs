using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Vault;

/// <summary>What an operator decides about the vault.</summary>
/// <param name="KeyRing">Path of the key ring.</param>
/// <param name="TwoPerson">Whether a second officer must approve every reveal.</param>
/// <param name="RevealExpiry">How long a request to reveal can be approved and used, on the legal clock.</param>
/// <param name="FailuresPerAddress">Wrong receipt codes that one address may try in ten minutes, at each replica.</param>
/// <param name="FailuresAltogether">The same for all addresses.</param>
internal sealed record VaultOptions(string KeyRing, bool TwoPerson, TimeSpan RevealExpiry, int FailuresPerAddress, int FailuresAltogether)
{
    private const int PerAddressDefault = 20;
    private const int AltogetherDefault = 1000;
    private const int FailuresMax = 1_000_000;
    private static readonly TimeSpan ExpiryDefault = TimeSpan.FromDays(1);
    private static readonly TimeSpan ExpiryMax = TimeSpan.FromDays(30);

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static VaultOptions Of(IConfiguration settings) => new(
        settings["Vault:KeyRing"] is { Length: > 0 } path ? path : throw new SettingException("Vault:KeyRing", "give the path of the key ring of the vault; docs/operations.md says how to make one"),
        Read(settings, "Vault:TwoPerson", fallback: true, text => bool.TryParse(text, out var value) ? value : null, "neither true nor false"),
        Read(settings, "Vault:RevealExpiry", ExpiryDefault, text => TimeSpan.TryParse(text, out var value) && value > TimeSpan.Zero && value <= ExpiryMax ? value : null,
            $"not a span of at most {ExpiryMax.Days} days such as 1.00:00:00"),
        Read(settings, "Vault:FailuresPerAddress", PerAddressDefault, Number, $"not a whole number from 1 to {FailuresMax}"),
        Read(settings, "Vault:FailuresAltogether", AltogetherDefault, Number, $"not a whole number from 1 to {FailuresMax}"));

    private static int? Number(string text) => int.TryParse(text, out var value) && value is >= 1 and <= FailuresMax ? value : null;

    private static T Read<T>(IConfiguration settings, string name, T fallback, Func<string, T?> parse, string wrong)
        where T : struct => settings[name] is { Length: > 0 } text ? parse(text) ?? throw new SettingException(name, $"'{text}' is {wrong}") : fallback;
}
