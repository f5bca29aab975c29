using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support.Worlds;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Outcome = Netralitas.Contracts.Cases.V1.Outcome;

namespace Netralitas.Network.Tests.Procedure;

/// <summary>A case taken step by step by the office that handles it; each step answers with the case after it.</summary>
public sealed class CaseSteps(World world)
{
    public async Task<Case> RegisteredAsync(Case file)
    {
        await world.Cases.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Id(), CaseId = file.Id, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = "Lengkap" }, As(file));
        return (await world.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, As(file))).Case;
    }

    /// <summary>One allegation for each person, of village heads the second code, and the study.</summary>
    public async Task<Case> StudiedAsync(Case file, string violation, string ofVillage = "")
    {
        foreach (var person in file.Persons)
        {
            var code = person.SubjectKind == SubjectKind.VillageHead ? ofVillage : violation;
            await world.Procedure.AddAllegationAsync(new AddAllegationRequest { RequestId = Id(), CaseId = file.Id, PersonId = person.Id, ViolationId = code }, As(file));
        }

        return (await world.Procedure.CompleteStudyAsync(new CompleteStudyRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "11/X/2024", Summary = "Kajian" }, As(file))).Case;
    }

    public async Task<Case> DecidedAsync(Case file, Func<int, Outcome> outcome)
    {
        var request = new DecideCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "12/X/2024" };
        request.Outcomes.AddRange(file.Allegations.Select((allegation, i) => new AllegationOutcome { AllegationId = allegation.Id, Outcome = outcome(i) }));
        return (await world.Procedure.DecideCaseAsync(request, As(file))).Case;
    }

    public async Task<Case> AnnouncedAsync(Case file) =>
        (await world.Procedure.AnnounceStatusAsync(new AnnounceStatusRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "13/X/2024" }, As(file))).Case;

    public async Task<Case> ForwardedAsync(Case file, IEnumerable<ReportedPerson> persons) => (await world.Procedure.ForwardCaseAsync(Forward(file, persons), As(file))).Case;

    /// <summary>The one clock that waits for this.</summary>
    public async Task<CaseClock> ClockAsync(Case file, ClockKind kind) =>
        (await world.Procedure.ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = file.Id }, As(file))).Clocks.Single(clock => clock.Kind == kind);

    public static ForwardCaseRequest Forward(Case file, IEnumerable<ReportedPerson> persons) =>
        new() { RequestId = Id(), CaseId = file.Id, DocumentNumber = "14/X/2024", PersonIds = { persons.Select(person => person.Id) } };

    public static RaiseCaseRequest Request(CaseKind kind, Contest contest, string place, IEnumerable<(SubjectKind Kind, string Employer)> persons) => new()
    {
        RequestId = Id(), Kind = kind, ElectionId = "pilkada-2024", Contest = contest, PlaceRegionCode = place, ActDate = "2024-10-10", KnownDate = "2024-10-12",
        Persons =
        {
            persons.Select((person, i) => new NewReportedPerson
            {
                Name = $"Fulan {i}", SubjectKind = person.Kind, EmployerOfficeId = person.Employer, Post = "Staf", AllegedAct = "Menghadiri kampanye pasangan calon",
            }),
        },
    };

    public static string Id() => Guid.NewGuid().ToString();

    private Metadata As(Case file) => world.As(file.HandlingOfficeId);
}
