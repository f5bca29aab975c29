using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;

namespace Netralitas.Platform.Tls;

/// <summary>Registers what the configuration says of TLS and of client certificates.</summary>
internal static class TlsRegistration
{
    /// <summary>Adds it.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="listensOn">Where the service listens.</param>
    /// <returns>How the server takes part; null for plaintext.</returns>
    /// <exception cref="SettingException">The configuration is wrong; says which setting and what to do.</exception>
    public static ServerTls? AddTls(this WebApplicationBuilder builder, IPEndPoint listensOn)
    {
        var tls = builder.Configuration.GetSection(TlsOptions.Section).Get<TlsOptions>() ?? new TlsOptions();
        if (tls.Certificate.Length == 0 != (tls.Key.Length == 0))
        {
            throw new SettingException("Tls:Certificate", "give it together with Tls:Key");
        }

        var own = tls.Certificate.Length == 0 ? null : ClientTls.OwnIn("Tls:Certificate", tls.Certificate, tls.Key);
        if (own is null && !tls.Terminated && !IPAddress.IsLoopback(listensOn.Address))
        {
            throw new SettingException("Tls:Certificate", $"give it and Tls:Key, or Tls:Terminated=true where a proxy or a mesh encrypts what comes to {listensOn}");
        }

        var authority = tls.Authority.Length == 0 ? null : ClientTls.AuthorityIn("Tls:Authority", tls.Authority);
        var clients = new ClientCertificates(AuthoritiesOf(builder, own is not null), TimeProvider.System);
        builder.Services.AddSingleton(clients).AddSingleton<Callers>().AddSingleton(new ClientTls(authority, own));
        List<IFromFiles> files = [.. new IFromFiles?[] { own, authority, clients }.OfType<IFromFiles>()];
        builder.Services.AddHostedService(services => new FileCare(
            files, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<FileCare>>()));
        return own is null ? null : new ServerTls(own, clients.AreAsked);
    }

    private static FromFiles<Authorities>? AuthoritiesOf(WebApplicationBuilder builder, bool isEncrypted)
    {
        var options = builder.Configuration.GetSection(CertificateOptions.Section).Get<CertificateOptions>() ?? new CertificateOptions();
        if (options.Authority.Length == 0)
        {
            return null;
        }

        if (!isEncrypted)
        {
            throw new SettingException("Identity:Certificates", "clients can show certificates to a service with Tls:Certificate and Tls:Key only");
        }

        if (!options.RevocationCheck)
        {
            return new FromFiles<Authorities>("Identity:Certificates:Authority", files => new Authorities(files[0], null), options.Authority);
        }

        return options.Revoked.Length > 0
            ? new FromFiles<Authorities>("Identity:Certificates", files => new Authorities(files[0], files[1]), options.Authority, options.Revoked)
            : throw new SettingException("Identity:Certificates:Revoked", "name the authority's list of revoked certificates, or give Identity:Certificates:RevocationCheck=false");
    }
}
