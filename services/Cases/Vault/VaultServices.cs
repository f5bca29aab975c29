using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netralitas.Cases.Vault.Ending;
using Netralitas.Cases.Vault.Intake;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Cases.Vault.Receipts;
using Netralitas.Cases.Vault.Revealing;
using Netralitas.Cases.Vault.Rotation;
using Netralitas.Cases.Vault.Sealing;

namespace Netralitas.Cases.Vault;

/// <summary>What the vault is made of.</summary>
internal static class VaultServices
{
    /// <summary>Adds it.</summary>
    /// <exception cref="Platform.Hosting.SettingException">A setting is missing or wrong, or the key ring cannot be used.</exception>
    public static void AddVault(this WebApplicationBuilder builder)
    {
        var options = VaultOptions.Of(builder.Configuration);
        // A ring that cannot be used stops the start, not the first call.
        _ = KeyRingFile.Read(options.KeyRing);
        builder.Services
            .AddSingleton(options)
            .AddSingleton<IKeyRing>(services => new FileKeyRing(options.KeyRing, services.GetRequiredService<ILogger<FileKeyRing>>()))
            .AddSingleton<IdentitySeal>().AddSingleton<Receipt>().AddSingleton<GuessLimiter>().AddSingleton<TakeIn>()
            .AddSingleton<VaultDesk>().AddSingleton<RefusedReveals>()
            .AddSingleton<AddReporter>().AddSingleton<ListReporters>()
            .AddSingleton<RequestReveal>().AddSingleton<ApproveReveal>().AddSingleton<RevealReporter>()
            .AddSingleton<GetReportStatus>().AddSingleton<ShredReporter>().AddSingleton<LegalHold>()
            .AddSingleton<GetKeyStatus>().AddSingleton<KeyRotation>().AddSingleton<Retention>()
            .AddHostedService(services => services.GetRequiredService<RefusedReveals>())
            .AddHostedService(services => services.GetRequiredService<KeyRotation>())
            .AddHostedService(services => services.GetRequiredService<Retention>());
    }
}
