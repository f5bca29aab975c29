using System.Collections.Concurrent;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Faults.Checking;
using Netralitas.Support.Worlds;
using ContractsTask = Netralitas.Contracts.Agencies.V1.Task;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Faults.Chaos;

/// <summary>Agency systems that raise cases and work on their tasks: each call with one request id until it is answered.</summary>
internal sealed class Load(World world, History history, ConcurrentQueue<ContractsTask> opened, Random chance)
{
    private const int PaceMsMin = 500;
    private const int PaceMsMax = 2500;
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<string, Metadata> _callers = new(StringComparer.Ordinal);

    /// <summary>Works as one caller until told to stop; what was begun is ended first.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var situation = Situation.All[Next(Situation.All.Count)];
            history.Accepted(new AcceptedCase(await RaiseAsync(situation), situation));
            if (opened.TryDequeue(out var task))
            {
                await WorkAsync(task);
            }

            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(PaceMsMin + Next(PaceMsMax - PaceMsMin)));
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Raises a case; its id.</summary>
    public async Task<string> RaiseAsync(Situation situation)
    {
        var request = situation.NewRequest();
        return (await AnsweredAsync(() => world.Cases.RaiseCaseAsync(request, Options(situation.RaisedBy)))).Case.Id;
    }

    private async Task WorkAsync(ContractsTask task)
    {
        var acknowledge = new AcknowledgeTaskRequest { RequestId = Guid.NewGuid().ToString(), TaskId = task.Id };
        await AnsweredAsync(() => world.Tasks.AcknowledgeTaskAsync(acknowledge, Options(task.OfficeId)));
        history.Accepted(new AcceptedMove(task.Id, Move.Acknowledge));
        if (task.Step == "check-candidacy" && Next(3) == 0)
        {
            var giveBack = new ReturnTaskRequest { RequestId = Guid.NewGuid().ToString(), TaskId = task.Id, Reason = ReturnReason.NeedsData };
            await AnsweredAsync(() => world.Tasks.ReturnTaskAsync(giveBack, Options(task.OfficeId)));
            history.Accepted(new AcceptedMove(task.Id, Move.Return));
        }
        else if (task.MirrorOf.Length == 0)
        {
            var complete = new CompleteTaskRequest { RequestId = Guid.NewGuid().ToString(), TaskId = task.Id, DocumentNumber = "7/2024" };
            await AnsweredAsync(() => world.Tasks.CompleteTaskAsync(complete, Options(task.OfficeId)));
            history.Accepted(new AcceptedMove(task.Id, Move.Complete));
        }
    }

    /// <summary>Repeats a call until it has an answer; whatever else it is refused with fails the run.</summary>
    private static async Task<T> AnsweredAsync<T>(Func<AsyncUnaryCall<T>> call) => (await Netralitas.Support.Eventually.Be(
        async () =>
        {
            try
            {
                return new[] { await call() };
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.Cancelled)
            {
                return [];
            }
        }, answers => answers.Length == 1, AnswerLimit))[0];

    private CallOptions Options(string office) => new(_callers.GetOrAdd(office, id => world.As(id)), DateTime.UtcNow + CallLimit);

    private int Next(int below)
    {
        lock (chance)
        {
            return chance.Next(below);
        }
    }
}
