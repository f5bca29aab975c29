using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Notifications.V1;
using Task = System.Threading.Tasks.Task;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>A report of Friday is entered on Monday: its clock ran from receipt, so the study is overdue at once.</summary>
internal static class LateStudy
{
    private const string Handler = "bawaslu-63.07";

    // Friday, 16:00 WITA.
    private static readonly DateTimeOffset Received = new(2024, 10, 11, 16, 0, 0, TimeSpan.FromHours(8));

    public static Situation Situation { get; } = new("Hulu Sungai Tengah: a report that lay over the weekend", PlayAsync);

    private static async Task PlayAsync(Stage stage)
    {
        stage.Say("Received on paper on Friday at 16:00, entered only now. The clock runs from receipt, in calendar days: it is over.");
        var request = Stage.Request(CaseKind.Report, Contest.Regent, "63.07",
            Persons.Named("Masitah Contohan", SubjectKind.ContractCivilServant, "setda-63.07", "Guru", "Membagikan alat peraga kampanye"));
        (request.KnownDate, request.ReceivedTime) = ("2024-10-11", Timestamp.FromDateTimeOffset(Received));
        var file = await stage.RaiseAsync(Handler, request);
        var late = await stage.UntilAsync(() => OverdueAsync(stage, file), tasks => tasks.Count > 0);
        await stage.ExpectTasksAsync("Hulu Sungai Tengah: the study was due on Sunday night, the other tasks run from today", file,
            new ExpectedTask("initial-study", Handler, "2024-10-14T00:00+08:00", "Perbawaslu 8/2020 jo 9/2024"),
            new ExpectedTask("identify-person", "bkpsdm-63.07", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("check-candidacy", "kpu-63.07", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("situation-note", "kesbangpol-63.07", "2024-10-18T00:00+08:00", "policy"));
        stage.Expect("Hulu Sungai Tengah: the study, and nothing else, is marked overdue", late is [{ Step: "initial-study" }]);
        var notices = await stage.UntilAsync(() => NoticesAsync(stage, file), HasOverdue);
        stage.Expect("Hulu Sungai Tengah: Bawaslu is told that it is overdue", HasOverdue(notices));
        stage.Say($"The notice reads: {notices.FirstOrDefault(notice => notice.Kind == NotificationKind.TaskOverdue)?.Text}");
    }

    private static async Task<IReadOnlyList<TaskMessage>> OverdueAsync(Stage stage, Case file) =>
        (await stage.Network.Tasks.ListTasksAsync(new ListTasksRequest { CaseId = file.Id, OverdueOnly = true }, stage.Network.As(Handler))).Tasks;

    private static async Task<IReadOnlyList<Notification>> NoticesAsync(Stage stage, Case file) =>
        (await stage.Network.Notifications.ListNotificationsAsync(new ListNotificationsRequest { CaseId = file.Id }, stage.Network.As(Handler))).Notifications;

    private static bool HasOverdue(IEnumerable<Notification> notices) => notices.Any(notice => notice.Kind == NotificationKind.TaskOverdue);
}
