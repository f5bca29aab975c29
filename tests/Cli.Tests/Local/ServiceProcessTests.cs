using Netralitas.Cli.Local;

namespace Netralitas.Cli.Tests.Local;

public sealed class ServiceProcessTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly RunFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Its_output_and_errors_go_to_its_log_with_the_variables_it_was_given()
    {
        var process = ServiceProcess.Start(
            "talker", "sh", ["-c", "echo out $GIVEN; echo err >&2"], _folder.In("logs/talker.log"), new Dictionary<string, string?> { ["GIVEN"] = "a word" });
        (await process.WaitForExitAsync(Limit, Cancellation)).ShouldBeTrue();
        process.LogTail().ShouldBe("out a word\nerr");
        process.LogTail(1).ShouldBe("err");
    }

    [Fact]
    public async Task It_is_asked_to_stop_first_and_killed_only_when_it_does_not()
    {
        (await Sleeper().StopAsync(Limit, Cancellation)).ShouldBeTrue();

        var deaf = ServiceProcess.Start("deaf", "sh", ["-c", "trap '' TERM; echo ready; while :; do sleep 1; done"], _folder.In("deaf.log"));
        (await Waiting.UntilAsync(_ => Task.FromResult(deaf.LogTail() == "ready"), Limit, Cancellation)).ShouldBeTrue();
        (await deaf.StopAsync(TimeSpan.FromMilliseconds(200), Cancellation)).ShouldBeFalse();
        deaf.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task A_paused_process_runs_and_can_be_stopped_in_good_order()
    {
        var sleeper = Sleeper();
        sleeper.Pause();
        sleeper.IsRunning.ShouldBeTrue();
        (await sleeper.StopAsync(Limit, Cancellation)).ShouldBeTrue();
    }

    [Fact]
    public void A_process_that_was_given_the_id_of_an_ended_one_is_never_touched()
    {
        var sleeper = Sleeper();
        ServiceProcess.Find("earlier", sleeper.Pid, sleeper.StartTicks - 1, sleeper.Log).ShouldBeNull();
        ServiceProcess.Find("same", sleeper.Pid, sleeper.StartTicks, sleeper.Log).ShouldNotBeNull().Kill();
        sleeper.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public void What_was_written_down_is_found_again_while_it_runs()
    {
        var sleeper = Sleeper();
        sleeper.Save(_folder.In("process"));
        ServiceProcess.Load(_folder.In("process"), sleeper.Log).ShouldNotBeNull().Pid.ShouldBe(sleeper.Pid);
        sleeper.Kill();
        ServiceProcess.Load(_folder.In("process"), sleeper.Log).ShouldBeNull();
        ServiceProcess.Load(_folder.In("none"), sleeper.Log).ShouldBeNull();
    }

    [Fact]
    public void A_program_that_is_not_there_is_named()
    {
        Should.Throw<LocalServerException>(() => ServiceProcess.StartDotnet("cases", "/nowhere/Cases.dll", [], _folder.In("cases.log")))
            .Message.ShouldContain("/nowhere/Cases.dll");
    }

    private ServiceProcess Sleeper() => ServiceProcess.Start("sleeper", "sleep", ["600"], _folder.In("sleeper.log"));
}
