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
        settings.Read("Vault:TwoPerson", fallback: true, text => bool.TryParse(text, out var value) ? value : (bool?)null, "neither true nor false"),
        settings.ReadSpan("Vault:RevealExpiry", ExpiryDefault, ExpiryMax),
        settings.ReadCount("Vault:FailuresPerAddress", PerAddressDefault, FailuresMax),
        settings.ReadCount("Vault:FailuresAltogether", AltogetherDefault, FailuresMax));
}
