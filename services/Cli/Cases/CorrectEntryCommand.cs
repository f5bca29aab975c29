using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Cases;

/// <summary><c>case correct</c>.</summary>
internal sealed class CorrectEntryCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the document that proves it. No personal data.", required: true);
    private readonly Option<string> _reason = Inputs.Text("--reason", "words", "Why.", required: true);
    private readonly Option<long> _event = new("--event") { Description = "Place on the timeline of the event that said it wrongly; see case events.", HelpName = "n" };
    private readonly Option<string> _act = Inputs.Text("--act-date", "date", "Right day of the act, such as 2024-10-10.");
    private readonly Option<string> _known = Inputs.Text("--known-date", "date", "Right day on which it became known.");
    private readonly Option<Timestamp?> _received = InstantText.Option("--received", "When it was really received.");
    private readonly Option<string> _place = Inputs.Text("--place", "region", "Right region of the act, such as 63.01; see region list.");
    private readonly Option<string> _election = Inputs.Text("--election", "id", "Right election, such as pilkada-2024; before registration only.");
    private readonly Option<Contest> _contest = EnumWords<Contest>.Option("--contest", "Right contest; before registration only.");
    private readonly Option<string> _person = Inputs.Text("--person", "uuid", "Id of the reported person whom the following are about; see case get.");
    private readonly Option<string> _name = Inputs.Text("--name", "name", "Right name.");
    private readonly Option<SubjectKind> _kind = EnumWords<SubjectKind>.Option("--kind", "What the person really is in law.");
    private readonly Option<string> _employer = Inputs.Text("--employer", "office", "Right employer, such as setda-63.72; see office list.");
    private readonly Option<string> _post = Inputs.Text("--post", "words", "Right post (jabatan).");
    private readonly Option<string> _allegedAct = Inputs.Text("--act", "words", "What the person is really said to have done.");
    private readonly Option<string> _allegation = Inputs.Text("--allegation", "uuid", "Id of an allegation of that person that was entered wrongly.");
    private readonly Option<string> _violation = Inputs.Text("--violation", "code", "Its right code of the violation catalogue, such as DIS-06.");
    private readonly Option<Outcome> _outcome = EnumWords<Outcome>.Option("--outcome", "What was really decided of it.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public CorrectEntryCommand()
        : base("correct", "Puts wrong entries of a case right (koreksi); what is left out stays. The timeline says what was wrong. The handling office.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_document, "document_number");
        Take(_reason, "reason");
        Take(_event, "event_sequence");
        Take(_act, "act_date");
        Take(_known, "known_date");
        Take(_received, "received_time");
        Take(_place, "place_region_code");
        Take(_election, "election_id");
        Take(_contest, "contest");
        Take(_person, "person.person_id");
        Take(_name, "person.name");
        Take(_kind, "person.subject_kind");
        Take(_employer, "person.employer_office_id");
        Take(_post, "person.post");
        Take(_allegedAct, "person.alleged_act");
        Take(_allegation, "person.allegation_id");
        Take(_violation, "person.violation_id");
        Take(_outcome, "person.outcome");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var person = new PersonCorrection
        {
            Name = call.Text(_name), SubjectKind = call.Value(_kind), EmployerOfficeId = call.Text(_employer), Post = call.Text(_post), AllegedAct = call.Text(_allegedAct),
            AllegationId = call.Text(_allegation), ViolationId = call.Text(_violation), Outcome = call.Value(_outcome),
        };
        var isAboutPerson = !person.Equals(new PersonCorrection());
        person.PersonId = call.Text(_person);
        var request = new CorrectEntryRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_id), DocumentNumber = call.Text(_document), Reason = call.Text(_reason), EventSequence = call.Value(_event),
            ActDate = call.Text(_act), KnownDate = call.Text(_known), ReceivedTime = call.Value(_received), PlaceRegionCode = call.Text(_place),
            ElectionId = call.Text(_election), Contest = call.Value(_contest), Person = isAboutPerson || person.PersonId.Length > 0 ? person : null, Etag = call.Text(_etag),
        };
        var response = await new TransferService.TransferServiceClient(call.Invoker).CorrectEntryAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Case));
    }
}
