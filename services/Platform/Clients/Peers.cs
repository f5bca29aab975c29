using Microsoft.AspNetCore.Builder;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;

namespace Netralitas.Platform.Clients;

/// <summary>The other services that a service calls.</summary>
public static class Peers
{
    /// <summary>Where a setting says that another service is.</summary>
    /// <param name="builder">The calling service.</param>
    /// <param name="setting">The setting, such as <c>Services:Agencies</c>.</param>
    /// <exception cref="SettingException">It is missing or wrong, or would name callers to a service that cannot know who says so.</exception>
    public static ServiceAddresses AddressesOf(this WebApplicationBuilder builder, string setting)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var text = builder.Configuration[setting] ?? "";
        if (!ServiceAddresses.TryParse(text, out var addresses))
        {
            throw new SettingException(setting, $"'{text}' is not the address of a service; {ServiceAddresses.Forms}");
        }

        var callersHaveCertificates = builder.Configuration[CertificateOptions.Section + ":Authority"] is { Length: > 0 };
        return addresses.Encrypted || !callersHaveCertificates
            ? addresses
            : throw new SettingException(setting, $"'{text}' is plaintext: callers with certificates can be named to a service at https:// or dns+https:/// only");
    }
}
