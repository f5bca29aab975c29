using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Cases;

/// <summary><c>case identify</c>.</summary>
internal sealed class IdentifyPersonCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<string> _person = Inputs.Text("--person", "uuid", "Id of the reported person; see case get.", required: true);
    private readonly Option<string> _name = Inputs.Text("--name", "name", "Who it is.", required: true);
    private readonly Option<SubjectKind> _kind = EnumWords<SubjectKind>.Option("--kind", "What the person is in law.", required: true);
    private readonly Option<string> _employer = Inputs.Text("--employer", "office", "Office that employs the person, such as setda-63.72; see office list.", required: true);
    private readonly Option<string> _post = Inputs.Text("--post", "words", "Post (jabatan).", required: true);
    private readonly Option<string> _nip = Inputs.Text("--nip", "digits", "Number of a civil servant (NIP, NI PPPK), 18 digits.");
    private readonly Option<string> _nik = Inputs.Text("--nik", "digits", "Number of a resident (NIK), 16 digits.");
    private readonly Option<EmploymentStatus> _employment = EnumWords<EmploymentStatus>.Option("--employment", "How a civil servant was employed on the day of the act.");
    private readonly Option<string> _rank = Inputs.Text("--rank", "golongan", "Rank (golongan) on the day of the act, such as III/d.");
    private readonly Option<PostClass> _class = EnumWords<PostClass>.Option("--post-class", "Class of the post on the day of the act.");
    private readonly Option<string> _unit = Inputs.Text("--unit", "words", "Unit (unit kerja) on the day of the act.");
    private readonly Option<LeaveStatus> _leave = EnumWords<LeaveStatus>.Option("--leave", "Leave on the day of the act; UNPAID is CLTN.");
    private readonly Option<CandidateRelation> _relation = EnumWords<CandidateRelation>.Option("--relation", "How the person stands to a candidate.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public IdentifyPersonCommand()
        : base("identify", "Says who a reported person is: the handling office, or the office that has the identification task.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_person, "person_id");
        Take(_name, "name");
        Take(_kind, "subject_kind");
        Take(_employer, "employer_office_id");
        Take(_post, "post");
        Take(_nip, "employee_number");
        Take(_nik, "resident_number");
        Take(_employment, "at_act.employment_status");
        Take(_rank, "at_act.rank");
        Take(_class, "at_act.post_class");
        Take(_unit, "at_act.unit");
        Take(_leave, "at_act.leave");
        Take(_relation, "at_act.candidate_relation");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new IdentifyPersonRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_id), PersonId = call.Text(_person), Name = call.Text(_name),
            SubjectKind = call.Value(_kind), EmployerOfficeId = call.Text(_employer), Post = call.Text(_post),
            EmployeeNumber = call.Text(_nip), ResidentNumber = call.Text(_nik), Etag = call.Text(_etag),
            AtAct = new PersonAtAct
            {
                EmploymentStatus = call.Value(_employment), Rank = call.Text(_rank), PostClass = call.Value(_class), Unit = call.Text(_unit),
                Leave = call.Value(_leave), CandidateRelation = call.Value(_relation),
            },
        };
        var response = await new CaseService.CaseServiceClient(call.Invoker).IdentifyPersonAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Case));
    }
}
