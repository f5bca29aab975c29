using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>Information about a district head (camat) of Kutai Kartanegara, brought in by an office that is not Bawaslu.</summary>
internal static class DistrictHead
{
    private const string Informer = "kesbangpol-64.02";

    public static Situation Situation { get; } = new("Kutai Kartanegara: word of a district head (camat)", PlayAsync);

    private static async Task PlayAsync(Stage stage)
    {
        var camat = Persons.Named("Hendra Permisalan", SubjectKind.CivilServant, "setda-64.02", "Camat", "Mengarahkan kepala desa memilih salah satu pasangan calon");
        stage.Say("Kesbangpol hears that a camat tells village heads whom to vote for, and passes it on (informasi awal).");
        await stage.ExpectRefusalAsync("Kutai Kartanegara: Kesbangpol may not file it as a report, only Bawaslu receives reports", StatusCode.PermissionDenied,
            stage.Network.Cases.RaiseCaseAsync(Stage.Request(CaseKind.Report, Contest.Regent, "64.02", camat), stage.Network.As(Informer)));
        var file = await stage.RaiseAsync(Informer, Stage.Request(CaseKind.Information, Contest.Regent, "64.02", camat));
        await stage.ExpectTasksAsync("Kutai Kartanegara: Bawaslu is to trace it; personnel office, KPU and Kesbangpol have their part", file,
            new ExpectedTask("tracing", "bawaslu-64.02", "2024-10-22T00:00+08:00", "policy"),
            new ExpectedTask("identify-person", "bkpsdm-64.02", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("check-candidacy", "kpu-64.02", "2024-10-17T00:00+08:00", "policy"),
            new ExpectedTask("situation-note", "kesbangpol-64.02", "2024-10-18T00:00+08:00", "policy"));
    }
}
