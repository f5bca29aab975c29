using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Netralitas.Support;

/// <summary>A mail server on loopback: it speaks SMTP as the test says, and keeps what it took.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;
    private int _connections;

    public MailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Messages taken: envelope recipient and text.</summary>
    public ConcurrentQueue<(string To, string Text)> Taken { get; } = new();

    /// <summary>Hears of each message when it has come: envelope recipient and text.</summary>
    public Action<string, string> Came { get; set; } = (_, _) => { };

    /// <summary>How many connections it has taken.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What it answers to a command instead of the usual, by its first word; null for the usual, empty to close the connection.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>With which it turns to TLS, and then takes nothing without a login; null for neither.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Who has logged in: user and password.</summary>
    public ConcurrentQueue<(string User, string Password)> Logins { get; } = new();

    /// <summary>Whether it takes connections and then says nothing.</summary>
    public bool Hangs { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = SpeakAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task SpeakAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await SpeakAsync(client.GetStream());
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException)
            {
                // The other side left, or the test is over.
            }
        }
    }

    private async Task SpeakAsync(NetworkStream stream)
    {
        Interlocked.Increment(ref _connections);
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        if (!await SpeakAsync(stream, isEncrypted: false))
        {
            return;
        }

        await using var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(Certificate!);
        await SpeakAsync(encrypted, isEncrypted: true);
    }

    /// <returns>Whether to turn to TLS.</returns>
    private async Task<bool> SpeakAsync(Stream stream, bool isEncrypted)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        await using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        if (!isEncrypted)
        {
            await writer.WriteLineAsync("220 test");
        }

        var (to, loggedIn) = ("", Certificate is null);
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var command = line.Split(' ')[0].ToUpperInvariant();
            to = command == "RCPT" ? line : to;
            if (command == "AUTH")
            {
                loggedIn = isEncrypted && await LogInAsync(line, reader, writer);
                continue;
            }

            var answer = Answer(command) ?? (command == "MAIL" && !loggedIn ? "530 log in first" : Usual(command, isEncrypted));
            if (answer.Length == 0)
            {
                return false;
            }

            await writer.WriteLineAsync(answer);
            if (command == "STARTTLS")
            {
                return true;
            }

            if (command == "DATA" && answer.StartsWith('3'))
            {
                var text = await ReadMessageAsync(reader);
                Taken.Enqueue((to, text));
                Came(to, text);
                await writer.WriteLineAsync(Answer(".") ?? "250 taken");
            }
        }

        return false;
    }

    /// <summary>AUTH LOGIN, the user's name with it.</summary>
    private async Task<bool> LogInAsync(string line, StreamReader reader, StreamWriter writer)
    {
        var user = Decoded(line.Split(' ')[2]);
        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
        Logins.Enqueue((user, Decoded(await reader.ReadLineAsync(_stop.Token) ?? "")));
        await writer.WriteLineAsync("235 welcome");
        return true;
    }

    private static string Decoded(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private string Usual(string command, bool isEncrypted) => command switch
    {
        "EHLO" when Certificate is not null => isEncrypted ? "250-test\r\n250 AUTH LOGIN" : "250-test\r\n250 STARTTLS",
        "STARTTLS" => "220 go on",
        "DATA" => "354 go on",
        "QUIT" => "221 bye",
        _ => "250 ok",
    };

    private async Task<string> ReadMessageAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
