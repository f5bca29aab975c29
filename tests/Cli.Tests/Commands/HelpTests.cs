using System.CommandLine;

namespace Netralitas.Cli.Tests.Commands;

public sealed class HelpTests
{
    private static readonly string[] Promised =
    [
        "demo", "sandbox", "up", "down", "broker-definitions", "token", "certificate issue", "certificate revoke", "keys status", "keys rotate", "parked list", "parked show", "parked replay", "parked drop", "dead-letters list", "dead-letters show", "dead-letters replay", "dead-letters drop", "outbox", "outbox retry", "clocks",
        "officer appoint", "officer change", "officer dismiss", "officer list", "officer number", "mandate grant", "mandate revoke", "mandate list",
        "case raise", "case get", "case list", "case events", "case identify", "case study", "case register", "case recuse", "case close", "case complete-report", "case allege", "case invite", "case hear", "case extend", "case complete-study", "case decide", "case announce", "case forward", "case conclude", "case withdraw",
        "case deadlines", "case pause", "case resume", "case audit open", "case audit close", "case audit list", "case audit reads", "statistics",
        "case transfer", "case accept", "case decline", "case take-over", "case reopen", "case correct", "case duplicates", "case merge", "case import", "case export",
        "reporter add", "reporter list", "reporter request-reveal", "reporter approve", "reporter reveal", "reporter status", "reporter shred", "reporter hold", "reporter release",
        "case timeline", "letter preview", "letter issue",
        "document add", "document list", "document get", "document share",
        "task list", "task get", "task assign", "task ack", "task start", "task complete", "task return", "task share", "task hand-over", "task ask", "task accept", "task reject", "task revoke", "task question", "task answer", "task questions",
        "track list", "track get", "track advance",
        "notification list", "notification ack", "notification attempts", "notification steps", "channel create", "channel update", "roster set", "roster get", "roster duty", "contact set", "contact get", "contact remove", "channel list", "channel pause", "channel resume", "channel delete", "channel rotate-secret", "channel replay", "watch tasks", "watch cases", "watch notifications", "office list", "office succeed", "office successions", "region list",
        "violation list", "rule list", "rule get", "deadline preview", "deadline recompute", "plan preview", "plan diff",
    ];

    [Fact]
    public void Every_promised_command_is_there_and_no_other() =>
        Leaves(new NetralitasCommand(), "").Select(leaf => leaf.Path).ShouldBe(Promised, ignoreOrder: true);

    [Fact]
    public void Every_command_option_and_argument_says_what_it_is_for()
    {
        foreach (var (path, command) in Leaves(new NetralitasCommand(), ""))
        {
            command.Description.ShouldNotBeNullOrWhiteSpace(path);
            foreach (var option in command.Options)
            {
                option.Description.ShouldNotBeNullOrWhiteSpace($"{path} {option.Name}");
            }

            foreach (var argument in command.Arguments)
            {
                argument.Description.ShouldNotBeNullOrWhiteSpace($"{path} <{argument.Name}>");
            }
        }
    }

    [Fact]
    public async Task The_help_of_every_command_names_each_of_its_options()
    {
        foreach (var (path, command) in Leaves(new NetralitasCommand(), ""))
        {
            var run = await CommandRun.OfAsync([.. path.Split(' '), "--help"]);
            run.Code.ShouldBe(0, path);
            foreach (var option in command.Options)
            {
                run.Output.ShouldContain(option.Name);
            }
        }
    }

    [Theory]
    [InlineData("task share")]
    [InlineData("task hand-over")]
    [InlineData("task ask")]
    [InlineData("task reject")]
    public async Task Help_names_no_word_that_callers_cannot_give(string path)
    {
        var help = (await CommandRun.OfAsync([.. path.Split(' '), "--help"])).Output;
        help.ShouldContain("CAPACITY");
        help.ShouldNotContain("LAPSED");
    }

    [Fact]
    public async Task Help_lists_the_allowed_words()
    {
        (await CommandRun.OfAsync("case", "close", "--help")).Output.ShouldContain("REQUIREMENTS_NOT_MET");
        (await CommandRun.OfAsync("task", "return", "--help")).Output.ShouldContain("WRONG_RECEIVER");
    }

    private static IEnumerable<(string Path, Command Command)> Leaves(Command command, string path) =>
    [
        .. command.Action is null ? Array.Empty<(string, Command)>() : [(path, command)],
        .. command.Subcommands.SelectMany(sub => Leaves(sub, $"{path} {sub.Name}".Trim())),
    ];
}
