using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>Two reports at the same instant, one hour of local time apart: each clock ends at its own midnight.</summary>
internal static class TwoTimeZones
{
    // 07:30 in Palangka Raya (WIB), 08:30 in Banjarmasin (WITA).
    private static readonly DateTimeOffset Received = new(2024, 10, 14, 8, 30, 0, TimeSpan.FromHours(8));

    public static Situation Situation { get; } = new("Palangka Raya and Banjarmasin: the same instant, two clocks", PlayAsync);

    private static async Task PlayAsync(Stage stage)
    {
        stage.Say("Two reports come in at the same instant: 07:30 WIB in Palangka Raya is 08:30 WITA in Banjarmasin.");
        var west = await PlayAsync(stage, "62.71", "Wahyu Contoh");
        var westTasks = await stage.ExpectTasksAsync("Palangka Raya: its four clocks end at midnight of Western Indonesia (WIB)", west,
            new ExpectedTask("initial-study", "bawaslu-62.71", "2024-10-17T00:00+07:00", "Perbawaslu 8/2020 jo 9/2024"),
            new ExpectedTask("identify-person", "bkpsdm-62.71", "2024-10-17T00:00+07:00", "policy"),
            new ExpectedTask("check-candidacy", "kpu-62.71", "2024-10-17T00:00+07:00", "policy"),
            new ExpectedTask("situation-note", "kesbangpol-62.71", "2024-10-18T00:00+07:00", "policy"));
        var centre = await PlayAsync(stage, "63.71", "Aminah Umpama");
        var centreTasks = await stage.ExpectTasksAsync("Banjarmasin: its four clocks end at midnight of Central Indonesia (WITA)", centre,
            new ExpectedTask("initial-study", "bawaslu-63.71", "2024-10-17T00:00+08:00", "Perbawaslu 8/2020 jo 9/2024"),
            new ExpectedTask("identify-person", "bkpsdm-63.71", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("check-candidacy", "kpu-63.71", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("situation-note", "kesbangpol-63.71", "2024-10-18T00:00+08:00", "policy"));
        stage.Expect("Received at the same instant, the study of Palangka Raya may take one hour longer than that of Banjarmasin",
            Study(westTasks) - Study(centreTasks) == TimeSpan.FromHours(1));
    }

    private static Task<Case> PlayAsync(Stage stage, string place, string name)
    {
        var request = Stage.Request(CaseKind.Report, Contest.Mayor, place,
            Persons.Named(name, SubjectKind.CivilServant, $"setda-{place}", "Staf", "Mengunggah ajakan memilih di media sosial"));
        request.ReceivedTime = Timestamp.FromDateTimeOffset(Received);
        return stage.RaiseAsync($"bawaslu-{place}", request);
    }

    private static DateTimeOffset? Study(IEnumerable<TaskMessage> tasks) =>
        tasks.FirstOrDefault(task => task.Step == "initial-study")?.DueTime.ToDateTimeOffset();
}
