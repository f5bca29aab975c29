using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using static Netralitas.Contracts.Cases.V1.ProcedureService;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Procedure;

/// <summary>The Bawaslu office of Tanah Laut at its procedure; each step answers with the case after it.</summary>
public sealed class ProcedureOffice(CasesFixture cases)
{
    public const string Letter = "12/PLENO/X/2024";

    public ProcedureServiceClient Client { get; } = new(cases.Service.PatientChannel);

    public Grpc.Core.Metadata Headers { get; } = cases.Service.As(CasesFixture.TanahLaut);

    /// <summary>A registered report with one allegation for each person.</summary>
    public async Task<Case> RegisteredAsync(RaiseCaseRequest? request = null, string violation = "DIS-04")
    {
        var file = await cases.RegisterAsync(await cases.StudyAsync(await cases.RaiseAsync(request)));
        foreach (var person in file.Persons)
        {
            file = await AllegeAsync(file, person.Id, violation);
        }

        return file;
    }

    /// <summary>The same, studied.</summary>
    public async Task<Case> StudiedAsync(RaiseCaseRequest? request = null) => await StudyAsync(await RegisteredAsync(request));

    public async Task<Case> AllegeAsync(Case file, string personId, string violation) =>
        (await Client.AddAllegationAsync(new AddAllegationRequest { RequestId = Id(), CaseId = file.Id, PersonId = personId, ViolationId = violation }, Headers)).Case;

    public async Task<Case> CompleteAsync(Case file) =>
        (await Client.CompleteReportAsync(new CompleteReportRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter }, Headers)).Case;

    public async Task<Case> InviteAsync(Case file, HearingRole role = HearingRole.ReportedPerson) => (await Client.InviteToHearingAsync(
        new InviteToHearingRequest
        {
            RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, Role = role, PersonId = role == HearingRole.ReportedPerson ? file.Persons[0].Id : "",
            HearingTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 10, 15, 1, 0, 0, TimeSpan.Zero)),
        },
        Headers)).Case;

    public async Task<Case> HearAsync(Case file) => (await Client.RecordHearingAsync(
        new RecordHearingRequest { RequestId = Id(), CaseId = file.Id, HearingId = file.Hearings.LastOrDefault()?.Id ?? Id(), DocumentNumber = Letter, Attended = true, UnderOath = true }, Headers)).Case;

    public async Task<Case> ExtendAsync(Case file) => (await Client.ExtendHandlingAsync(
        new ExtendHandlingRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, Reason = "Saksi belum dapat hadir" }, Headers)).Case;

    public async Task<Case> StudyAsync(Case file) => (await Client.CompleteStudyAsync(
        new CompleteStudyRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, Summary = "Kajian dugaan pelanggaran" }, Headers)).Case;

    public async Task<Case> DecideAsync(Case file, params Outcome[] outcomes)
    {
        var request = new DecideCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter };
        if (file.Allegations.Count == 0)
        {
            request.Outcomes.Add(new AllegationOutcome { AllegationId = Id(), Outcome = outcomes[0] });
        }

        request.Outcomes.AddRange(file.Allegations.Select((allegation, i) => new AllegationOutcome { AllegationId = allegation.Id, Outcome = outcomes[i % outcomes.Length] }));
        return (await Client.DecideCaseAsync(request, Headers)).Case;
    }

    public async Task<Case> AnnounceAsync(Case file) =>
        (await Client.AnnounceStatusAsync(new AnnounceStatusRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter }, Headers)).Case;

    public async Task<Case> ForwardAsync(Case file, params string[] persons) => (await Client.ForwardCaseAsync(
        new ForwardCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, PersonIds = { persons.Length > 0 ? persons : [.. file.Persons.Select(person => person.Id)] } }, Headers)).Case;

    /// <summary>Lets Cases hear that what was forwarded is over at every receiver.</summary>
    public async Task EndTracksAsync(Case file)
    {
        foreach (var (letter, person) in file.Forwardings.SelectMany(letter => letter.PersonIds, (letter, person) => (letter, person)))
        {
            await cases.Service.TellAsync(new TrackAdvanced(
                Track(file, letter, Guid.Parse(person), "CLOSED", ended: true), new TrackStepSnapshot(Guid.CreateVersion7(), "close", "Penutupan", "Close", letter.ReceiverOfficeId, null, "9/X/2024", null)));
        }
    }

    /// <summary>The track of a forwarded person.</summary>
    public static TrackSnapshot Track(Case file, Forwarding letter, Guid person, string state, bool ended = false, long version = 9) => new(
        Guid.CreateVersion7(), version, DateTimeOffset.UnixEpoch.AddYears(54), Guid.Parse(file.Id), file.OfficialNumber?.Text, person, "personnel", "Penanganan kepegawaian", "Personnel track", state, null, ended, state == "REJECTED", letter.ForwardTime.ToDateTimeOffset(),
        letter.ReceiverOfficeId, file.HandlingOfficeId, "Asia/Makassar", []);

    /// <summary>Ends the case once what was forwarded is over.</summary>
    public async Task<Case> ConcludeAsync(Case file)
    {
        await EndTracksAsync(file);
        return (await Client.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter }, Headers)).Case;
    }

    public async Task<Case> WithdrawAsync(Case file) =>
        (await Client.WithdrawReportAsync(new WithdrawReportRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter }, Headers)).Case;

    public static string Id() => Guid.NewGuid().ToString();
}
