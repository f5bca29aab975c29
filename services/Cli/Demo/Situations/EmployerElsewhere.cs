using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Task = System.Threading.Tasks.Task;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>An act in Tanah Laut by a civil servant of Banjarbaru: the employer's personnel office says who it is.</summary>
internal static class EmployerElsewhere
{
    private const string Handler = "bawaslu-63.01";
    private const string Personnel = "bkpsdm-63.72";
    private const string PersonnelOfThePlace = "bkpsdm-63.01";
    private const string Name = "Arbain Fulani";

    public static Situation Situation { get; } = new("Tanah Laut: the act is here, the employer is in Banjarbaru", PlayAsync);

    private static async Task PlayAsync(Stage stage)
    {
        stage.Say("A voter reports a man in the uniform of Kota Banjarbaru on the stage of a regent's campaign in Tanah Laut.");
        stage.Say("Nobody knows his name (identitas terlapor belum diketahui).");
        var file = await stage.RaiseAsync(Handler, Stage.Request(CaseKind.Report, Contest.Regent, "63.01",
            Persons.Unnamed(SubjectKind.CivilServant, "setda-63.72", "Kepala bidang", "Berorasi mendukung salah satu pasangan calon bupati")));
        var tasks = await stage.ExpectTasksAsync("Tanah Laut: one report opens exactly these four tasks, each with its clock", file,
            new ExpectedTask("initial-study", Handler, "2024-10-17T00:00+08:00", "Perbawaslu 8/2020 jo 9/2024"),
            new ExpectedTask("identify-person", Personnel, "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("check-candidacy", "kpu-63.01", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("situation-note", "kesbangpol-63.01", "2024-10-18T00:00+08:00", "policy"));
        var local = await stage.Network.Tasks.ListTasksAsync(new ListTasksRequest { CaseId = file.Id }, stage.Network.As(PersonnelOfThePlace));
        stage.Expect("Tanah Laut: Banjarbaru's personnel office is to identify him; Tanah Laut's has no task and sees none", local.Tasks.Count == 0);

        await IdentifyAsync(stage, file, tasks.SingleOrDefault(task => task.OfficeId == Personnel));
        await TryWithoutAuthorityAsync(stage, file);
        await RegisterAsync(stage, file);
    }

    private static async Task IdentifyAsync(Stage stage, Case file, TaskMessage? task)
    {
        if (task is null)
        {
            return;
        }

        var network = stage.Network;
        await network.Tasks.AcknowledgeTaskAsync(new AcknowledgeTaskRequest { RequestId = Stage.NewId(), TaskId = task.Id }, network.As(Personnel));
        await network.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = Stage.NewId(), TaskId = task.Id }, network.As(Personnel));
        var seen = (await network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, network.As(Personnel))).Case;
        stage.Expect("Tanah Laut: the personnel office sees only what its task needs, not the words of the report",
            seen.View == CaseView.NeedToKnow && seen.Persons.All(person => person.AllegedAct.Length == 0));

        await network.Cases.IdentifyPersonAsync(
            new IdentifyPersonRequest
            {
                RequestId = Stage.NewId(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = Name, SubjectKind = SubjectKind.CivilServant,
                EmployerOfficeId = "setda-63.72", Post = "Kepala Bidang Pemuda",
            },
            network.As(Personnel));
        await network.Tasks.CompleteTaskAsync(
            new CompleteTaskRequest { RequestId = Stage.NewId(), TaskId = task.Id, DocumentNumber = "800/417/BKPSDM/2024" }, network.As(Personnel));
        stage.Say($"{Personnel} takes the task, finds him in its files and answers with letter 800/417/BKPSDM/2024.");

        var known = (await network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, network.As(Handler))).Case;
        stage.Expect("Tanah Laut: the handling office now reads his name in the case file", known.Persons[0].Name == Name);
        var told = await stage.UntilAsync(() => EventsAsync(stage, file), events => events.Contains("TASK_COMPLETED"));
        stage.Expect("Tanah Laut: the identification done in Banjarbaru is on the timeline of the case", told.Contains("TASK_COMPLETED"));
    }

    private static async Task TryWithoutAuthorityAsync(Stage stage, Case file)
    {
        var network = stage.Network;
        await stage.ExpectRefusalAsync("Tanah Laut: KPU, which holds a task in the case, may not register it", StatusCode.PermissionDenied,
            network.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Stage.NewId(), CaseId = file.Id }, network.As("kpu-63.01")));
        await stage.ExpectRefusalAsync("Tanah Laut: for Bawaslu of Paser, which has nothing to do with it, the case does not exist", StatusCode.NotFound,
            network.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, network.As("bawaslu-64.01")));
    }

    private static async Task RegisterAsync(Stage stage, Case file)
    {
        await Procedure.StudyAsync(stage, file, "Syarat formal dan materiel terpenuhi");
        var number = await Procedure.RegisterAsync(stage, file);
        stage.Say($"{Handler} ends its study (kajian awal) and registers the case: {number.Text}");
        stage.Expect("Tanah Laut: registered; the number is provisional, because Bawaslu's code of the area is not known yet",
            number is { Text: "001/Reg/LP/PB/Kab/63.01/X/2024", Provisional: true }, number.Text);
        var tasks = await stage.UntilAsync(() => stage.TasksOfAsync(file), Studied);
        stage.Expect("Tanah Laut: the study ended the task that mirrors it", Studied(tasks));
    }

    private static bool Studied(IEnumerable<TaskMessage> tasks) => tasks.Any(task => task is { Step: "initial-study", State: TaskState.Done });

    private static async Task<IReadOnlyList<string>> EventsAsync(Stage stage, Case file) =>
        [.. (await stage.Network.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, stage.Network.As(Handler))).Events.Select(item => item.Type)];
}
