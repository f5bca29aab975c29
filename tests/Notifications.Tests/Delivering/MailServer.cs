using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Netralitas.Notifications.Tests.Delivering;

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

    /// <summary>How many connections it has taken.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What it answers to a command instead of the usual, by its first word; null for the usual, empty to close the connection.</summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

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
            catch (Exception e) when (e is IOException or OperationCanceledException)
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

        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        var to = "";
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var command = line.Split(' ')[0].ToUpperInvariant();
            to = command == "RCPT" ? line : to;
            var answer = Answer(command) ?? Usual(command);
            if (answer.Length == 0)
            {
                return;
            }

            await writer.WriteLineAsync(answer);
            if (command == "DATA" && answer.StartsWith('3'))
            {
                Taken.Enqueue((to, await ReadMessageAsync(reader)));
                await writer.WriteLineAsync(Answer(".") ?? "250 taken");
            }
        }
    }

    private static string Usual(string command) => command switch
    {
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
