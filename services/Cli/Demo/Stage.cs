using System.Diagnostics;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Demo;

/// <summary>Where situations are played: makes calls in the name of offices, waits, shows and holds against what is expected.</summary>
internal sealed class Stage(DemoNetwork network, IAccount account, CancellationToken cancel)
{
    private const int PageSize = 1000;
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(25);

    private readonly TaskLines _lines = new(network);
    private readonly List<Case> _cases = [];
    private int _met;
    private int _failed;

    /// <summary>The network.</summary>
    public DemoNetwork Network => network;

    /// <summary>The cases raised so far, as they were when they were raised.</summary>
    public IReadOnlyList<Case> Cases => _cases;

    /// <summary>Expectations that held, and that did not.</summary>
    public (int Met, int Failed) Score => (_met, _failed);

    /// <summary>A request for the Pilkada of 2024, dated like most of the situations: done on Thursday, known on Saturday.</summary>
    public static RaiseCaseRequest Request(CaseKind kind, Contest contest, string place, params NewReportedPerson[] persons) => new()
    {
        RequestId = NewId(), Kind = kind, ElectionId = "pilkada-2024", Contest = contest, PlaceRegionCode = place,
        ActDate = "2024-10-10", KnownDate = "2024-10-12", Persons = { persons },
    };

    /// <summary>A new request id.</summary>
    public static string NewId() => Guid.NewGuid().ToString();

    /// <summary>Raises a case.</summary>
    public async Task<Case> RaiseAsync(string officeId, RaiseCaseRequest request)
    {
        var file = (await network.Cases.RaiseCaseAsync(request, network.As(officeId))).Case;
        _cases.Add(file);
        return file;
    }

    /// <summary>The tasks of a case as its handling office sees them.</summary>
    public async Task<IReadOnlyList<TaskMessage>> TasksOfAsync(Case file) =>
        (await network.Tasks.ListTasksAsync(new ListTasksRequest { CaseId = file.Id, PageSize = PageSize }, network.As(file.HandlingOfficeId))).Tasks;

    /// <summary>Waits for the tasks that a case must open, shows them, and holds them against what is expected.</summary>
    public async Task<IReadOnlyList<TaskMessage>> ExpectTasksAsync(string name, Case file, params ExpectedTask[] expected)
    {
        var count = expected.Sum(task => task.Times);
        var tasks = await UntilAsync(() => TasksOfAsync(file), found => found.Count >= count);
        account.Show(await _lines.OfAsync(file, tasks));
        var difference = ExpectedTask.Difference(expected, tasks);
        Expect(name, difference.Length == 0, difference);
        return tasks;
    }

    /// <summary>Asks until the answer fits or the time is over; the last answer, in any case.</summary>
    public async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> fits)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(AskEvery);
        var answer = await ask();
        while (!fits(answer) && watch.Elapsed < WaitLimit)
        {
            await timer.WaitForNextTickAsync(cancel);
            answer = await ask();
        }

        return answer;
    }

    /// <summary>Holds a call against the status that must refuse it.</summary>
    public async System.Threading.Tasks.Task ExpectRefusalAsync<T>(string name, StatusCode status, AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            Expect(name, met: false, "it was allowed");
        }
        catch (RpcException e) when (!cancel.IsCancellationRequested)
        {
            Expect(name, e.StatusCode == status, e.Status.ToString());
        }
    }

    /// <summary>Something happened.</summary>
    public void Say(string what) => account.Say(what);

    /// <summary>Something was expected.</summary>
    public void Expect(string name, bool met, string instead = "")
    {
        account.Expect(name, met, instead);
        (_met, _failed) = met ? (_met + 1, _failed) : (_met, _failed + 1);
    }
}
