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

    /// <summary>Alleges one violation of every person, studies it, and decides: the first so many did it, of the others it is not proven.</summary>
    /// <returns>The case, its status announced.</returns>
    public static async Task<Case> DecideAsync(Stage stage, Case file, string violation, int proven)
    {
        var (procedure, office) = (stage.Network.Procedure, stage.Network.As(file.HandlingOfficeId));
        foreach (var person in file.Persons)
        {
            await procedure.AddAllegationAsync(new AddAllegationRequest { RequestId = Stage.NewId(), CaseId = file.Id, PersonId = person.Id, ViolationId = violation }, office);
        }

        var studied = (await procedure.CompleteStudyAsync(
            new CompleteStudyRequest { RequestId = Stage.NewId(), CaseId = file.Id, DocumentNumber = "11/KJN/X/2024", Summary = "Kajian dugaan pelanggaran" }, office)).Case;
        var decide = new DecideCaseRequest { RequestId = Stage.NewId(), CaseId = file.Id, DocumentNumber = "12/PLENO/X/2024" };
        decide.Outcomes.AddRange(studied.Allegations.Select((allegation, i) =>
            new AllegationOutcome { AllegationId = allegation.Id, Outcome = i < proven ? Outcome.ViolationDiscipline : Outcome.NotProven }));
        await procedure.DecideCaseAsync(decide, office);
        return (await procedure.AnnounceStatusAsync(new AnnounceStatusRequest { RequestId = Stage.NewId(), CaseId = file.Id, DocumentNumber = "13/STATUS/X/2024" }, office)).Case;
    }

    /// <summary>Forwards persons by one letter; answers with the case.</summary>
    public static async Task<Case> ForwardAsync(Stage stage, Case file, string letter, IEnumerable<ReportedPerson> persons)
    {
        var request = new ForwardCaseRequest { RequestId = Stage.NewId(), CaseId = file.Id, DocumentNumber = letter };
        request.PersonIds.AddRange(persons.Select(person => person.Id));
        return (await stage.Network.Procedure.ForwardCaseAsync(request, stage.Network.As(file.HandlingOfficeId))).Case;
    }
}
