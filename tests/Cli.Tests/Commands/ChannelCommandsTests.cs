using Netralitas.Cli.Local;

namespace Netralitas.Cli.Tests.Commands;

public sealed class ChannelCommandsTests(SandboxFixture sandbox)
{
    private const string Office = "bkpsdm-63.11";

    [Fact]
    public async Task An_administrator_adds_pauses_resumes_and_deletes_a_webhook()
    {
        var made = await RunAsync("channel", "create", "--url", $"http://127.0.0.1:{FreePorts.Next()}/hook", "--kinds", "task-opened,task-overdue", "--quiet", "21:00-06:00", "--json");
        made.Code.ShouldBe(0, made.Error);
        var (id, secret) = (made.Json.GetProperty("channel").GetProperty("id").GetString()!, made.Json.GetProperty("secret").GetString()!);

        var list = (await RunAsync("channel", "list")).Output;
        list.ShouldContain(id);
        list.ShouldContain("ACTIVE");
        list.ShouldNotContain(secret);
        var updated = (await RunAsync("channel", "update", id, "--quiet", "none")).Output;
        updated.ShouldNotContain("21:00");
        updated.ShouldContain("TASK_OVERDUE", customMessage: "what is not named stays");
        (await RunAsync("channel", "pause", id)).Output.ShouldContain("PAUSED");
        (await RunAsync("channel", "resume", id)).Output.ShouldContain("ACTIVE");
        var rotated = (await RunAsync("channel", "rotate-secret", id)).Output;
        rotated.ShouldContain("Secret (keep it)");
        rotated.ShouldNotContain(secret);
        (await RunAsync("channel", "replay", id, "--from", "2024-10-14T09:00+08:00")).Code.ShouldBe(0);
        (await RunAsync("notification", "attempts", "--channel", id)).Code.ShouldBe(0);
        (await RunAsync("channel", "delete", id)).Code.ShouldBe(0);
        (await RunAsync("channel", "list")).Output.ShouldNotContain(id);
    }

    [Theory]
    [InlineData("--url", "give either --url or --email", "channel", "create")]
    [InlineData("--quiet", "is not a span of the day", "channel", "create", "--email", "a@example.id", "--quiet", "night")]
    [InlineData("--from", "must be given", "channel", "replay", "0192a4b0-7c1e-7000-8000-000000000001")]
    public async Task What_is_wrong_is_told_by_the_option(string option, string says, params string[] args)
    {
        var run = await RunAsync(args);

        run.Code.ShouldNotBe(0);
        run.Error.ShouldContain(option);
        run.Error.ShouldContain(says);
    }

    private Task<CommandRun> RunAsync(params string[] args) => sandbox.RunAsync(["--agency", Office, "--roles", "administrator"], args);
}
