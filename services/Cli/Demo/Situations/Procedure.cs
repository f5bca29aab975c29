using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>Steps of the handling office that several situations take.</summary>
internal static class Procedure
{
    /// <summary>Ends the initial study with all requirements met.</summary>
    public static async Task StudyAsync(Stage stage, Case file, string summary) => await stage.Network.Cases.CompleteInitialStudyAsync(
        new CompleteInitialStudyRequest
        {
            RequestId = Stage.NewId(), CaseId = file.Id, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = summary,
        },
        stage.Network.As(file.HandlingOfficeId));

    /// <summary>Registers the case; answers with its number.</summary>
    public static async Task<OfficialNumber> RegisterAsync(Stage stage, Case file)
    {
        var request = new RegisterCaseRequest { RequestId = Stage.NewId(), CaseId = file.Id };
        return (await stage.Network.Cases.RegisterCaseAsync(request, stage.Network.As(file.HandlingOfficeId))).Case.OfficialNumber;
    }
}
