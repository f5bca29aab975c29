using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Agencies.Referrals.Questions;

/// <summary>Two offices ask and answer each other about a task; nobody else reads it, and the network hears only that it happened.</summary>
internal sealed class QuestionDesk(Store<AgenciesDb> store, LegalClock clock)
{
    private const int TextMax = 4000;
    private const int QuestionsMax = 200;
    private static readonly Reason TooMany = new("TOO_MANY_QUESTIONS", StatusCode.FailedPrecondition,
        "{max} questions were asked about the task, which is the most.", "Sudah ada {max} pertanyaan mengenai tugas ini, batas terbanyak.");

    /// <summary>Answers AskQuestion.</summary>
    public async Task<AskQuestionResponse> HandleAsync(AskQuestionRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, taskId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("task_id", request.TaskId));
        var text = checks.Text("text", request.Text, 1, TextMax);
        checks.Require(request.OfficeId.Length > 0, "office_id", "must be given");
        checks.ThrowIfAny();
        var row = new QuestionRow
        {
            Id = Guid.CreateVersion7(), Version = 1, TaskId = taskId, AskingOfficeId = call.OfficeId, AskedOfficeId = request.OfficeId, Text = text, Account = call.Caller.Account,
            RecordingOfficeId = call.RecordingOfficeId, AskTime = clock.Now(),
        };
        var id = await store.OnceAsync(call, request, requestId, row.Id, async (db, cancel) =>
        {
            var task = await SeenAsync(db, call, taskId, cancel);
            if (!Partners(task, call.OfficeId).Contains(request.OfficeId))
            {
                throw FieldChecks.RefusalOf("office_id", "must be the other office of an open referral, or the holder or handling office").AsException();
            }

            if (await db.Questions.CountAsync(one => one.TaskId == taskId, cancel) >= QuestionsMax)
            {
                throw Refusal.Of(TooMany, ("max", QuestionsMax.ToString())).AsException();
            }

            db.Insert(row);
            await TellAsync(db, task, row, row.AskTime, call, cancel);
        });
        return new AskQuestionResponse { Question = await ReadAsync(call, id) };
    }

    /// <summary>Answers AnswerQuestion.</summary>
    public async Task<AnswerQuestionResponse> HandleAsync(AnswerQuestionRequest request, Call call)
    {
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        var (taskId, questionId) = (checks.Uuid("task_id", request.TaskId), checks.Uuid("question_id", request.QuestionId));
        var text = checks.Text("text", request.Text, 1, TextMax);
        checks.ThrowIfAny();
        var id = await store.OnceAsync(call, request, requestId, questionId, async (db, cancel) =>
        {
            var task = await SeenAsync(db, call, taskId, cancel);
            // To all others it is as if there were none.
            var row = await db.Questions.SingleOrDefaultAsync(one => one.Id == questionId && one.TaskId == taskId && one.AskedOfficeId == call.OfficeId, cancel)
                ?? throw Refusal.NotFound("question", questionId.ToString()).AsException();
            if (row.Answer is not null)
            {
                throw Refusal.NotNow("question", questionId.ToString(), "AnswerQuestion", "ANSWERED", []).AsException();
            }

            var now = clock.Now();
            (row.Version, row.Answer, row.AnswerAccount, row.AnswerRecordingOfficeId, row.AnswerTime) = (row.Version + 1, text, call.Caller.Account, call.RecordingOfficeId, now);
            await TellAsync(db, task, row, now, call, cancel);
        });
        return new AnswerQuestionResponse { Question = await ReadAsync(call, id) };
    }

    /// <summary>Answers ListQuestions.</summary>
    public Task<ListQuestionsResponse> HandleAsync(ListQuestionsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var taskId = checks.Uuid("task_id", request.TaskId);
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        checks.ThrowIfAny();
        return store.ReadAsync(async (db, cancel) =>
        {
            await SeenAsync(db, call, taskId, cancel);
            var rows = await Own(db, call).Where(row => row.TaskId == taskId && row.Id > after).OrderBy(row => row.Id).Take(page.Size + 1).ToListAsync(cancel);
            var (shown, next) = page.Cut(rows, row => row.Id.ToString());
            return new ListQuestionsResponse { Questions = { shown.Select(row => row.ToMessage()) }, NextPageToken = next };
        }, call.Cancel);
    }

    /// <summary>The offices that an office may ask about a task: the other one of an open referral, and between the holder and the handling office.</summary>
    internal static IEnumerable<string> Partners(FollowUpTask task, string officeId) => task.Referrals.Where(one => one.IsOpen).Select(one => (one.FromOfficeId, one.ToOfficeId))
        .Append((task.OfficeId, task.HandlingOfficeId))
        .Select(pair => pair.Item1 == officeId ? pair.Item2 : pair.Item2 == officeId ? pair.Item1 : null)
        .OfType<string>().Where(partner => partner != officeId).Except(task.RecusedOfficeIds, StringComparer.Ordinal);

    private static IQueryable<QuestionRow> Own(AgenciesDb db, Call call) => db.Questions.Where(row => row.AskingOfficeId == call.OfficeId || row.AskedOfficeId == call.OfficeId);

    private static async Task<FollowUpTask> SeenAsync(AgenciesDb db, Call call, Guid taskId, CancellationToken cancel)
    {
        var task = await db.Tasks.VisibleTo(call.Viewer).SingleOrDefaultAsync(row => row.Id == taskId, cancel);
        call.Require(AgenciesAuthority.RelationOf(call.Viewer, task), "task", taskId.ToString());
        return task!;
    }

    private static async Task TellAsync(AgenciesDb db, FollowUpTask task, QuestionRow row, Instant at, Call call, CancellationToken cancel)
    {
        var number = await db.Cases.Where(one => one.CaseId == task.CaseId).Select(one => one.CaseNumber).SingleAsync(cancel);
        db.Announce(
            new TaskQuestioned(
                task.Snapshot(at, call.OfficeId, number) with { RecordingOfficeId = call.RecordingOfficeId }, row.Id, row.AskingOfficeId, row.AskedOfficeId, row.Answer is not null), task.CaseId);
    }

    private Task<Question> ReadAsync(Call call, Guid id) =>
        store.ReadAsync(async (db, cancel) => (await Own(db, call).SingleAsync(row => row.Id == id, cancel)).ToMessage(), call.Cancel);
}
