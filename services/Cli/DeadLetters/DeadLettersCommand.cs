using System.CommandLine;
using System.Text;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Spectre.Console;

namespace Netralitas.Cli.DeadLetters;

/// <summary><c>dead-letters</c>: messages at the broker that no service could take.</summary>
internal sealed class DeadLettersCommand : Command
{
    public DeadLettersCommand()
        : base("dead-letters", "Messages at the broker that killed their consumer again and again, or could not be read: look at them, put them back, or give them up.")
    {
        Add(new ListDeadLettersCommand());
        Add(new ShowDeadLetterCommand());
        Add(new ReplayDeadLetterCommand());
        Add(new DropDeadLetterCommand());
    }
}

/// <summary><c>dead-letters list</c>.</summary>
internal sealed class ListDeadLettersCommand : DeadLetterCommand
{
    private readonly Option<int> _limit = Inputs.Limit();

    public ListDeadLettersCommand()
        : base("list", "Lists them, the oldest of each queue first. They stay; for a moment nobody else sees them.") => Add(_limit);

    protected override async Task<(object Answer, Action<IAnsiConsole> Show)> RunAsync(DeadLetterBox box, ParseResult parsed, CancellationToken cancel)
    {
        var (letters, count) = await box.ListAsync(parsed.GetValue(_limit), cancel);
        return (new { letters, count }, screen =>
        {
            var table = Screen.Table("Message, lies in", "Fact", "Cause", "Age", "Bytes");
            foreach (var letter in letters)
            {
                table.Row($"{letter.Id}\n{letter.Queue}", letter.Type ?? "", letter.Cause, AgeOf(letter), $"{letter.SizeBytes}");
            }

            screen.Write(table);
            if (count > letters.Count)
            {
                screen.WriteLine($"These are {letters.Count} of {count}: raise --limit.");
            }
        });
    }
}

/// <summary><c>dead-letters show</c>.</summary>
internal sealed class ShowDeadLetterCommand : DeadLetterCommand
{
    private readonly Argument<string> _id = Inputs.Argument("message-id", "Id of the message, as list shows it.");

    public ShowDeadLetterCommand()
        : base("show", "Shows one of them with its body.") => Add(_id);

    protected override async Task<(object Answer, Action<IAnsiConsole> Show)> RunAsync(DeadLetterBox box, ParseResult parsed, CancellationToken cancel)
    {
        var body = "";
        var letter = Found(await box.WithAsync(parsed.GetValue(_id)!, (_, got, _) =>
        {
            body = Encoding.UTF8.GetString(got.Body.Span);
            return Task.CompletedTask;
        }, cancel));
        return (new { letter, body }, screen => Show(screen, letter, body));
    }
}

/// <summary><c>dead-letters replay</c>.</summary>
internal sealed class ReplayDeadLetterCommand : DeadLetterCommand
{
    private readonly Argument<string> _id = Inputs.Argument("message-id", "Id of the message, as list shows it.");

    public ReplayDeadLetterCommand()
        : base("replay", "Puts one of them back into the queue that it came from; broken off, it is in both, and takes effect once.") => Add(_id);

    protected override async Task<(object Answer, Action<IAnsiConsole> Show)> RunAsync(DeadLetterBox box, ParseResult parsed, CancellationToken cancel)
    {
        var letter = Found(await box.ReplayAsync(parsed.GetValue(_id)!, cancel));
        return (new { letter }, screen => screen.WriteLine($"{letter.Id} is back in {letter.Home}."));
    }
}

/// <summary><c>dead-letters drop</c>.</summary>
internal sealed class DropDeadLetterCommand : DeadLetterCommand
{
    private readonly Argument<string> _id = Inputs.Argument("message-id", "Id of the message, as list shows it.");

    public DropDeadLetterCommand()
        : base("drop", "Gives one of them up for good, and prints it with its body: that is all that is left of it. To be safe from a line that breaks, keep what show prints first.") => Add(_id);

    protected override async Task<(object Answer, Action<IAnsiConsole> Show)> RunAsync(DeadLetterBox box, ParseResult parsed, CancellationToken cancel)
    {
        var body = "";
        var letter = Found(await box.WithAsync(parsed.GetValue(_id)!, (channel, got, _) =>
        {
            body = Encoding.UTF8.GetString(got.Body.Span);
            return channel.BasicAckAsync(got.DeliveryTag, multiple: false, cancel).AsTask();
        }, cancel));
        return (new { letter, body }, screen => Show(screen, letter, body));
    }
}
