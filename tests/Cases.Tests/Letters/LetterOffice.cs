using Grpc.Core;
using Netralitas.Cases.Tests.Documents;
using Netralitas.Cases.Tests.Procedure;
using Netralitas.Contracts.Cases.V1;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Letters;

/// <summary>The Bawaslu office of Tanah Laut at its letters.</summary>
public sealed class LetterOffice(CasesFixture cases)
{
    public const string Kanreg = "bkn-kanreg-08";

    public LetterService.LetterServiceClient Client { get; } = new(cases.Service.PatientChannel);

    public ProcedureOffice Procedure { get; } = new(cases);

    public DocumentOffice Documents { get; } = new(cases.Service);

    public Metadata Headers => Procedure.Headers;

    public static NewLetter Letter(LetterKind kind) => new()
    {
        Kind = kind, Number = ProcedureOffice.Letter, Date = "2024-10-14", Place = "Pelaihari", SignatoryName = "Rahmat Fulan", SignatoryPost = "Ketua",
        ReceiverOfficeId = kind == LetterKind.ForwardingLetter ? Kanreg : "",
    };

    public async Task<LetterFile> PreviewAsync(Case file, NewLetter letter, string code = "") => new((await AskAsync(file, letter, code)).Content.ToByteArray());

    public async Task<PreviewLetterResponse> AskAsync(Case file, NewLetter letter, string code = "") =>
        await Client.PreviewLetterAsync(new PreviewLetterRequest { CaseId = file.Id, Letter = letter, ReceiptCode = code }, Headers);

    public async Task<Document> IssueAsync(Case file, NewLetter letter, string? requestId = null) =>
        (await Client.IssueLetterAsync(new IssueLetterRequest { RequestId = requestId ?? ProcedureOffice.Id(), CaseId = file.Id, Letter = letter }, Headers)).Document;

    /// <summary>A report, by a call that is repeated while the service is busy with its start.</summary>
    public async Task<Case> RaiseAsync(RaiseCaseRequest? report = null) => (await Documents.Cases.RaiseCaseAsync(report ?? CasesFixture.Report(), Headers)).Case;

    public async Task StudyAsync(Case file, string summary) => await Documents.Cases.CompleteInitialStudyAsync(
        new CompleteInitialStudyRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = summary }, Headers);

    /// <summary>A registered report with one allegation for each person.</summary>
    public async Task<Case> RegisteredAsync(RaiseCaseRequest? report = null, string summary = "Kajian awal")
    {
        var file = await RaiseAsync(report);
        await StudyAsync(file, summary);
        file = (await Documents.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id }, Headers)).Case;
        foreach (var person in file.Persons)
        {
            file = await Procedure.AllegeAsync(file, person.Id, "DIS-04");
        }

        return file;
    }

    /// <summary>The same, decided.</summary>
    public async Task<Case> DecidedAsync(RaiseCaseRequest? report = null, params Outcome[] outcomes) =>
        await Procedure.DecideAsync(await Procedure.StudyAsync(await RegisteredAsync(report)), outcomes);

    /// <summary>A case that was decided and forwarded to the regional office of BKN.</summary>
    public async Task<Case> ForwardedAsync(RaiseCaseRequest? report = null) =>
        await Procedure.ForwardAsync(await Procedure.AnnounceAsync(await DecidedAsync(report, Outcome.ViolationDiscipline)));
}
