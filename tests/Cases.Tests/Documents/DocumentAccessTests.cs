using Grpc.Core;
using Netralitas.Cases.Documents.Sharing;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Documents;

/// <summary>Who sees which document of a case.</summary>
public sealed class DocumentAccessTests(CasesFixture cases)
{
    private const string Personnel = "bkpsdm-63.72";
    private const string Election = "kpu-63.01";

    private readonly DocumentOffice _office = new(cases.Service);

    [Fact]
    public async Task The_handling_office_and_the_one_above_see_all_and_a_holder_what_it_added_or_was_shared()
    {
        var caseId = await CaseAsync(Personnel, Election);
        var ours = await _office.AddAsync(caseId, DocumentOffice.Pdf(100), type: DocumentType.ForwardingLetter);
        var theirs = await _office.AddAsync(caseId, DocumentOffice.Pdf(101), As(Personnel), DocumentType.FollowupReport);
        (await SeenAsync(caseId, Personnel)).ShouldBe([theirs.Id]);

        var shared = await ShareAsync(ours.Id, Personnel);
        (await ShareAsync(ours.Id, Personnel)).ShouldBe(shared);

        shared.SharedOfficeIds.ShouldBe([Personnel]);
        (await SeenAsync(caseId, CasesFixture.TanahLaut)).ShouldBe([ours.Id, theirs.Id]);
        (await SeenAsync(caseId, CasesFixture.SouthKalimantan)).ShouldBe([ours.Id, theirs.Id]);
        (await SeenAsync(caseId, Personnel)).ShouldBe([ours.Id, theirs.Id]);
        (await SeenAsync(caseId, Election)).ShouldBeEmpty();
        (await _office.Client.GetDocumentAsync(new GetDocumentRequest { DocumentId = ours.Id }, As(Personnel))).Document.SharedOfficeIds.ShouldBeEmpty();
        (await _office.EventsAsync(caseId)).Count(item => item.Type == "DOCUMENT_SHARED" && item.Facts["office_id"] == Personnel).ShouldBe(1);
    }

    [Fact]
    public async Task An_office_that_keeps_out_or_holds_no_task_any_more_sees_nothing()
    {
        var caseId = await CaseAsync(Personnel, Election);
        var document = await _office.AddAsync(caseId, DocumentOffice.Pdf(100));
        await ShareAsync(document.Id, Election);
        (await SeenAsync(caseId, Election)).ShouldBe([document.Id]);

        await _office.Cases.RecuseOfficeAsync(new RecuseOfficeRequest { RequestId = DocumentOffice.Id(), CaseId = caseId, OfficeId = Election, Ground = RecusalGround.Kin }, _office.Examiner);

        // Agencies is away in this test: what is not known here cannot be answered, for hidden and unknown alike.
        var once = new DocumentService.DocumentServiceClient(cases.Service.Channel);
        foreach (var id in new[] { document.Id, DocumentOffice.Id() })
        {
            (await Errors.Refused(once.GetDocumentAsync(new GetDocumentRequest { DocumentId = id }, As(Election)))).Reason().ShouldBe("PEER_UNAVAILABLE");
        }

        (await Errors.Refused(_office.Client.ShareDocumentAsync(
            new ShareDocumentRequest { RequestId = DocumentOffice.Id(), DocumentId = document.Id, OfficeId = Election }, _office.Examiner))).Reason().ShouldBe("OFFICE_HOLDS_NO_TASK");
    }

    [Fact]
    public async Task What_an_office_that_ended_could_see_its_successor_sees_while_it_goes_on_with_a_task()
    {
        const string Successor = "bkpsdm-63.01";
        var file = await cases.RaiseAsync();
        var task = TaskOf(file, Personnel);
        await cases.Service.TellAsync(new TaskOpened(task));
        var (ours, hidden) = (await _office.AddAsync(file.Id, DocumentOffice.Pdf(100), type: DocumentType.ForwardingLetter), await _office.AddAsync(file.Id, DocumentOffice.Pdf(101), type: DocumentType.Evidence));
        var theirs = await _office.AddAsync(file.Id, DocumentOffice.Pdf(102), As(Personnel), DocumentType.FollowupReport);
        await ShareAsync(ours.Id, Personnel);

        var moved = new TaskSucceeded(task with { Version = 2, OfficeId = Successor }, Personnel, Successor, "1/2024");
        await cases.Service.TellAsync(moved);
        await cases.Service.TellAsync(moved);

        (await SeenAsync(file.Id, Successor)).ShouldBe([ours.Id, theirs.Id]);
        (await _office.Client.GetDocumentAsync(new GetDocumentRequest { DocumentId = hidden.Id }, _office.Examiner)).Document.SharedOfficeIds.ShouldBeEmpty();
        (await _office.Client.GetDocumentAsync(new GetDocumentRequest { DocumentId = ours.Id }, _office.Examiner)).Document.SharedOfficeIds.Order().ShouldBe([Successor, Personnel]);
        // With the task its sight of them ends, as any other's.
        await cases.Service.TellAsync(new TaskCancelled(task with { Version = 3, OfficeId = Successor }));
        (await Errors.Refused(new DocumentService.DocumentServiceClient(cases.Service.Channel).GetDocumentAsync(new GetDocumentRequest { DocumentId = ours.Id }, As(Successor)))).Reason().ShouldBe("PEER_UNAVAILABLE");
    }

    [Fact]
    public async Task What_names_the_reporter_by_its_nature_is_not_shared()
    {
        var caseId = await CaseAsync(Personnel);

        foreach (var type in new[] { DocumentType.ReportForm, DocumentType.Receipt, DocumentType.ClarificationMinutes, DocumentType.Study })
        {
            var document = await _office.AddAsync(caseId, DocumentOffice.Pdf(60), type: type);
            (await DocumentOffice.RefusedAsync(() => ShareAsync(document.Id, Personnel))).Reason().ShouldBe("DOCUMENT_TYPE_NOT_SHARED", type.ToString());
        }

        ShareDocument.Shared.ShouldNotContain(DocumentType.Unspecified);
    }

    [Fact]
    public async Task An_upload_is_of_its_office_alone_whoever_of_it_goes_on()
    {
        var (caseId, bytes) = (await CaseAsync(Personnel), DocumentOffice.Pdf(100));
        var upload = await _office.BeginAsync(DocumentOffice.Announced(caseId, bytes), As(Personnel));

        foreach (var office in new[] { CasesFixture.TanahLaut, CasesFixture.SouthKalimantan, Election })
        {
            var (get, send) = (await DocumentOffice.RefusedAsync(() => _office.GetAsync(upload.Id, As(office))), await DocumentOffice.RefusedAsync(() => _office.SendAsync(upload.Id, 0, bytes, As(office))));
            (get.Reason(), send.Reason()).ShouldBe(("NOT_FOUND", "NOT_FOUND"), office);
        }

        (await _office.SendAsync(upload.Id, 0, bytes, cases.Service.As(Personnel, Roles.Examiner, "colleague"))).AddingOfficeId.ShouldBe(Personnel);
    }

    [Fact]
    public async Task The_office_above_looks_but_adds_and_shares_nothing_and_a_reader_does_not_fetch()
    {
        var caseId = await CaseAsync(Personnel);
        var document = await _office.AddAsync(caseId, DocumentOffice.Pdf(100));
        var above = As(CasesFixture.SouthKalimantan);

        (await _office.FetchAsync(document.Id, above)).Length.ShouldBe(100);
        (await DocumentOffice.RefusedAsync(() => _office.BeginAsync(DocumentOffice.Announced(caseId, DocumentOffice.Pdf(9)), above))).Reason().ShouldBe("NOT_ALLOWED");
        (await DocumentOffice.RefusedAsync(() => ShareAsync(document.Id, Personnel, above))).Reason().ShouldBe("NOT_ALLOWED");
        (await DocumentOffice.RefusedAsync(() => _office.FetchAsync(document.Id, cases.Service.As(CasesFixture.TanahLaut, Roles.Reader)))).Reason().ShouldBe("ROLE_MISSING");
    }

    /// <summary>A case in which these offices hold a task.</summary>
    private async Task<string> CaseAsync(params string[] holders)
    {
        var file = await cases.RaiseAsync();
        foreach (var holder in holders)
        {
            await cases.Service.TellAsync(new TaskOpened(TaskOf(file, holder)));
        }

        return file.Id;
    }

    private static TaskSnapshot TaskOf(Contracts.Cases.V1.Case file, string holder) => new(
        Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, holder, Guid.Parse(file.Id), null, Guid.Parse(file.Persons[0].Id), "identify-person",
        "Mengidentifikasi", "Identify", holder, file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);

    /// <summary>What an office lists, which is what it can fetch and nothing else.</summary>
    private async Task<IReadOnlyList<string>> SeenAsync(string caseId, string office)
    {
        var (listed, fetched) = (await _office.ListAsync(caseId, As(office)), new List<string>());
        foreach (var id in await _office.ListAsync(caseId))
        {
            try
            {
                await _office.FetchAsync(id, As(office));
                fetched.Add(id);
            }
            catch (RpcException e)
            {
                e.Reason().ShouldBe("NOT_FOUND");
            }
        }

        fetched.ShouldBe(listed);
        return listed;
    }

    private async Task<Document> ShareAsync(string documentId, string office, Metadata? by = null) => (await _office.Client.ShareDocumentAsync(
        new ShareDocumentRequest { RequestId = DocumentOffice.Id(), DocumentId = documentId, OfficeId = office }, by ?? _office.Examiner)).Document;

    private Metadata As(string office) => cases.Service.As(office, RoleWords.Business, "documents");
}
