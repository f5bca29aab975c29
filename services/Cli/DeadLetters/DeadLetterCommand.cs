using System.CommandLine;
using System.Text.Json;
using Netralitas.Cli.Operators;
using Netralitas.Cli.Output;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Spectre.Console;

namespace Netralitas.Cli.DeadLetters;

/// <summary>A command on the dead letters of a broker.</summary>
internal abstract class DeadLetterCommand : Command
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly BrokerChoice _broker = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print the answer as one JSON document (and errors as one on standard error)." };

    protected DeadLetterCommand(string name, string description)
        : base(name, description)
    {
        _broker.AddTo(this);
        Add(_json);
        SetAction(RunAsync);
    }

    /// <summary>Does it.</summary>
    /// <param name="box">The dead letters.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>The answer for programs, and how it looks to a person.</returns>
    protected abstract Task<(object Answer, Action<IAnsiConsole> Show)> RunAsync(DeadLetterBox box, ParseResult parsed, CancellationToken cancel);

    /// <summary>The one that was named.</summary>
    /// <exception cref="FailedException">There is none.</exception>
    protected static DeadLetter Found(DeadLetter? letter) =>
        letter ?? throw FailedException.Refused("NOT_FOUND", "There is no such dead letter, or somebody else looks at it at this moment. See ./netralitas dead-letters list");

    /// <summary>Shows one with its body.</summary>
    protected static void Show(IAnsiConsole screen, DeadLetter letter, string body)
    {
        screen.Facts(
            ("Message", letter.Id), ("Queue", letter.Queue), ("Came from", letter.Home ?? "unknown"), ("Fact", letter.Type ?? ""), ("Cause", letter.Cause),
            ("Age", AgeOf(letter)), ("Size", $"{letter.SizeBytes} bytes"));
        screen.Copy("Body", body);
    }

    /// <summary>How long it has been dead.</summary>
    protected static string AgeOf(DeadLetter letter) => letter.DeathTime is { } since ? OperatorScreen.Age(TimeProvider.System.GetUtcNow() - since) : "";

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        await using var connection = await _broker.OpenAsync(parsed, cancel);
        try
        {
            var (answer, show) = await RunAsync(new DeadLetterBox(connection), parsed, cancel);
            var output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(_json))
            {
                await output.WriteLineAsync(JsonSerializer.Serialize(answer, Readable));
            }
            else
            {
                show(Screen.On(output));
            }

            return ExitCode.Ok;
        }
        catch (OperationInterruptedException e) when (e.ShutdownReason?.ReplyCode == Constants.AccessRefused)
        {
            throw FailedException.Refused("ACCESS_REFUSED", $"The broker refuses this user: {e.ShutdownReason.ReplyText}");
        }
        catch (Exception e) when (e is OperationInterruptedException or IOException && !cancel.IsCancellationRequested)
        {
            throw FailedException.Away("The connection to the broker broke. Look with dead-letters list: what is still there was not touched, do it again; what is not was done.");
        }
    }
}
