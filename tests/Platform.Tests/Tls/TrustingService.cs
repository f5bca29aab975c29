using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Tests.Identity;
using Netralitas.Sandbox;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Platform.Tests.Tls;

/// <summary>A process of Notifications on a machine that trusts one authority and no other, with an issuer and a broker that it reaches by TLS alone.</summary>
internal sealed class TrustingService : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly int _port = FreePorts.Next();
    private readonly ServiceProcess _process;
    private readonly GrpcChannel _channel;

    /// <param name="authorityFile">What the machine trusts.</param>
    /// <param name="issuer">Whose tokens are believed.</param>
    /// <param name="broker">The broker, with user and password.</param>
    public TrustingService(string authorityFile, OidcIssuer issuer, Uri broker)
    {
        var settings = NetworkFolder.Open(_folder.Path, World.Clock).SettingsWithSecrets;
        _process = ServiceProcess.StartDotnet(
            Network.Notifications, Path.Combine(AppContext.BaseDirectory, "Netralitas.Notifications.dll"),
            [
                .. settings, $"--Listen=127.0.0.1:{_port}", "--Storage:Engine=sqlite", $"--Storage:Connection=Data Source={_folder.File("service.db")}", $"--Bus:Uri={broker}",
                $"--Identity:Issuers:1:Name={issuer.Name}", $"--Identity:Issuers:1:Discovery={issuer.Discovery}",
            ],
            _folder.File("service.log"), new Dictionary<string, string?> { ["SSL_CERT_FILE"] = authorityFile, ["SSL_CERT_DIR"] = _folder.Path });
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{_port}");
    }

    /// <summary>How a call with a token of the issuer ends: empty when it is answered.</summary>
    public async Task<string> OutcomeAsync(string token)
    {
        try
        {
            await new NotificationService.NotificationServiceClient(_channel).ListNotificationsAsync(
                new ListNotificationsRequest(), new Metadata { { "authorization", "Bearer " + token } });
            return "";
        }
        catch (RpcException e) when (e.Trailers.Count > 0)
        {
            return e.Reason();
        }
        catch (RpcException e)
        {
            // It does not listen yet.
            return e.StatusCode.ToString();
        }
    }

    /// <summary>The outcome once it listens and its storage is ready.</summary>
    public Task<string> SettledAsync(string token) =>
        Eventually.Be(() => OutcomeAsync(token), outcome => outcome is not ("Unavailable" or "STORAGE_UNAVAILABLE"), TimeSpan.FromMinutes(1));

    public ValueTask DisposeAsync()
    {
        _channel.Dispose();
        _process.Kill();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
