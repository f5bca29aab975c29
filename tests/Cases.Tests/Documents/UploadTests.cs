using System.Security.Cryptography;
using Google.Rpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Cases.Documents;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Storage;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Documents;

/// <summary>How documents come in and go out, on either database.</summary>
public abstract class UploadTests(OneService one)
{
    private const int Size = (2 * DocumentOffice.PartBytes) + 1234;

    private readonly DocumentOffice _office = new(one.Service);

    [Fact]
    public async Task A_document_comes_in_is_listed_and_fetched_and_stands_on_the_timeline_without_its_title()
    {
        var caseId = await _office.RaiseAsync();
        var bytes = DocumentOffice.Pdf(Size);

        var document = await _office.AddAsync(caseId, bytes);

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        (document.CaseId, document.Type, document.Title, document.Number, document.FormCode).ShouldBe((caseId, DocumentType.Evidence, "Foto kegiatan", "7/BUKTI/X/2024", "Model B.1"));
        (document.MediaType, document.Size, document.Sha256, document.SignedDate, document.AddingOfficeId).ShouldBe(("application/pdf", Size, hash, "2024-10-11", CasesFixture.TanahLaut));
        (await _office.Client.GetDocumentAsync(new GetDocumentRequest { DocumentId = document.Id }, _office.Examiner)).Document.ShouldBe(document);
        (await _office.ListAsync(caseId)).ShouldBe([document.Id]);
        (await _office.ListAsync(caseId, null, DocumentType.Receipt)).ShouldBeEmpty();
        (await _office.FetchAsync(document.Id)).ShouldBe(bytes);
        var added = (await _office.EventsAsync(caseId)).Single(item => item.Type == "DOCUMENT_ADDED");
        added.Facts.ShouldBe(
            new Dictionary<string, string> { ["document_id"] = document.Id, ["type"] = "EVIDENCE", ["number"] = "7/BUKTI/X/2024", ["size"] = $"{Size}", ["sha256"] = hash }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_document_that_is_made_here_is_kept_in_parts_and_its_bytes_once()
    {
        var (caseId, bytes) = (Guid.Parse(await _office.RaiseAsync()), DocumentOffice.Pdf(Size));
        DocumentRow Made() => new()
        {
            Id = Guid.CreateVersion7(), CaseId = caseId, OfficeId = CasesFixture.TanahLaut, Type = DocumentType.Receipt, Title = "Tanda terima", Number = "1", FormCode = "", MediaType = "application/pdf",
            Size = Size, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), AddTime = NodaTime.Instant.FromUnixTimeSeconds(0),
        };
        var made = new[] { Made(), Made() };
        foreach (var document in made)
        {
            await one.Service.Services.GetRequiredService<Store<CasesDb>>().WriteAsync((db, cancel) => db.KeepAsync(document, bytes, cancel), TestContext.Current.CancellationToken);
        }

        (await _office.FetchAsync(made[0].Id.ToString())).ShouldBe(bytes);
        (await _office.FetchAsync(made[1].Id.ToString(), offset: DocumentOffice.PartBytes + 1)).ShouldBe(bytes[(DocumentOffice.PartBytes + 1)..]);
        (await one.Service.InDatabase(db => db.DocumentParts.CountAsync(part => made.Select(document => document.Id).Contains(part.UploadId)))).ShouldBe(3);
    }

    [Fact]
    public async Task A_letter_is_issued_once_and_fetched()
    {
        var letters = new LetterService.LetterServiceClient(one.Service.PatientChannel);
        var request = new IssueLetterRequest
        {
            RequestId = DocumentOffice.Id(), CaseId = await _office.RaiseAsync(),
            Letter = new NewLetter { Kind = LetterKind.Receipt, Number = "1/X/2024", Place = "Pelaihari", SignatoryName = "Fulan", SignatoryPost = "Ketua" },
        };

        var issued = (await letters.IssueLetterAsync(request, _office.Examiner)).Document;

        (await letters.IssueLetterAsync(request, _office.Examiner)).Document.ShouldBe(issued);
        Convert.ToHexStringLower(SHA256.HashData(await _office.FetchAsync(issued.Id))).ShouldBe(issued.Sha256);
        (await _office.EventsAsync(request.CaseId)).Count(item => item.Type == "LETTER_ISSUED").ShouldBe(1);
    }

    [Fact]
    public async Task A_broken_stream_goes_on_where_it_stopped_and_the_end_can_be_asked_for_again()
    {
        var bytes = DocumentOffice.Pdf(Size);
        var request = DocumentOffice.Announced(await _office.RaiseAsync(), bytes);
        var upload = await _office.BeginAsync(request);
        await _office.BreakOffAsync(upload.Id, bytes.AsMemory(0, DocumentOffice.PartBytes + 1000), stored: DocumentOffice.PartBytes);
        (await _office.BeginAsync(request)).ReceivedBytes.ShouldBe(DocumentOffice.PartBytes);

        var document = await _office.SendAsync(upload.Id, DocumentOffice.PartBytes, bytes.AsMemory(DocumentOffice.PartBytes));

        (await _office.FetchAsync(document.Id)).ShouldBe(bytes);
        (await _office.SendAsync(upload.Id, 0, bytes)).ShouldBe(document);
        var done = await _office.BeginAsync(request);
        (done.Id, done.ReceivedBytes, done.Document).ShouldBe((upload.Id, Size, document));
    }

    [Fact]
    public async Task Bytes_from_elsewhere_are_told_where_to_go_on_and_change_nothing()
    {
        var bytes = DocumentOffice.Pdf(Size);
        var upload = await _office.BeginAsync(DocumentOffice.Announced(await _office.RaiseAsync(), bytes));
        await _office.BreakOffAsync(upload.Id, bytes.AsMemory(0, DocumentOffice.PartBytes), stored: DocumentOffice.PartBytes);

        var error = await DocumentOffice.RefusedAsync(() => _office.SendAsync(upload.Id, 7, bytes.AsMemory(7)));

        (error.StatusCode, error.Reason(), error.Detail<ErrorInfo>()!.Metadata["received_bytes"]).ShouldBe((StatusCode.Aborted, "UPLOAD_OFFSET_WRONG", $"{DocumentOffice.PartBytes}"));
        (await _office.SendAsync(upload.Id, DocumentOffice.PartBytes, bytes.AsMemory(DocumentOffice.PartBytes))).Size.ShouldBe(Size);
    }

    [Theory]
    [InlineData("another hash", "UPLOAD_HASH_WRONG")]
    [InlineData("one byte too many", "UPLOAD_SIZE_WRONG")]
    [InlineData("one byte too few", "UPLOAD_SIZE_WRONG")]
    [InlineData("another kind of file", "UPLOAD_MEDIA_TYPE_WRONG")]
    public async Task What_is_not_as_announced_is_refused_and_leaves_nothing(string wrong, string reason)
    {
        var caseId = await _office.RaiseAsync();
        var bytes = DocumentOffice.Pdf(Size);
        var request = DocumentOffice.Announced(caseId, bytes);
        switch (wrong)
        {
            case "another hash": request.Sha256 = new string('a', 64); break;
            case "one byte too many": request.Size--; break;
            case "one byte too few": request.Size++; break;
            default: request.MediaType = "image/png"; break;
        }

        var upload = await _office.BeginAsync(request);
        var error = await DocumentOffice.RefusedAsync(() => _office.SendAsync(upload.Id, 0, bytes));

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.InvalidArgument, reason));
        (await DocumentOffice.RefusedAsync(() => _office.GetAsync(upload.Id))).Reason().ShouldBe("NOT_FOUND");
        (await _office.ListAsync(caseId)).ShouldBeEmpty();
        (await _office.EventsAsync(caseId)).ShouldHaveSingleItem();
        (await PartsOfAsync(upload.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Every_bad_field_of_an_announcement_is_told_at_once()
    {
        var request = new BeginUploadRequest
        {
            RequestId = "once", CaseId = "x", Title = new string('t', 201), Number = "6301234567890123", FormCode = new string('f', 41), MediaType = "application/x-msdownload",
            Size = (50 * 1024 * 1024) + 1, Sha256 = "abc", SignedDate = "kemarin",
        };

        (await Errors.Refused(_office.Client.BeginUploadAsync(request, _office.Examiner))).BadFields().ShouldBe(
            ["request_id", "case_id", "type", "title", "number", "form_code", "media_type", "size", "sha256", "signed_date"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_stream_without_a_header_or_with_a_chunk_too_large_is_refused_and_the_upload_stays()
    {
        var bytes = DocumentOffice.Pdf(1024 * 600);
        var upload = await _office.BeginAsync(DocumentOffice.Announced(await _office.RaiseAsync(), bytes));

        (await BadFieldsAsync(new UploadDocumentRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(bytes, 0, 9) })).ShouldBe(["header", "header.upload_id"]);
        (await BadFieldsAsync()).ShouldBe(["header", "header.upload_id"]);
        var header = new UploadDocumentRequest { Header = new() { UploadId = upload.Id } };
        (await BadFieldsAsync(header, new UploadDocumentRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(bytes) })).ShouldBe(["chunk"]);
        (await BadFieldsAsync(header, header)).ShouldBe(["chunk"]);
        (await _office.GetAsync(upload.Id)).ReceivedBytes.ShouldBe(0);
    }

    [Fact]
    public async Task The_same_bytes_of_two_cases_at_once_are_stored_once_and_both_are_there()
    {
        var bytes = DocumentOffice.Pdf(Size);
        var cases = new[] { await _office.RaiseAsync(), await _office.RaiseAsync() };
        var uploads = new[] { await _office.BeginAsync(DocumentOffice.Announced(cases[0], bytes)), await _office.BeginAsync(DocumentOffice.Announced(cases[1], bytes)) };

        await Task.WhenAll(uploads.Select(upload => _office.SendAsync(upload.Id, 0, bytes)));
        await _office.AddAsync(cases[0], bytes);

        var (ids, hash) = (uploads.Select(upload => Guid.Parse(upload.Id)).ToList(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (await Task.WhenAll(uploads.Select(upload => _office.FetchAsync(upload.Id)))).ShouldAllBe(fetched => fetched.SequenceEqual(bytes));
        (await one.Service.InDatabase(db => db.DocumentContents.CountAsync(content => content.Sha256 == hash))).ShouldBe(1);
        (await one.Service.InDatabase(db => db.DocumentParts.CountAsync(part => ids.Contains(part.UploadId)))).ShouldBe(3);
        (await one.Service.InDatabase(db => db.Documents.CountAsync(document => document.Sha256 == hash))).ShouldBe(3);
    }

    [Fact]
    public async Task An_account_has_only_so_many_unfinished_uploads_and_another_account_its_own()
    {
        var (caseId, bytes) = (await _office.RaiseAsync(), DocumentOffice.Pdf(100));
        var begun = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _office.BeginAsync(DocumentOffice.Announced(caseId, bytes))));

        (await Errors.Refused(_office.Client.BeginUploadAsync(DocumentOffice.Announced(caseId, bytes), _office.Examiner))).Reason().ShouldBe("TOO_MANY_UPLOADS");
        await _office.BeginAsync(DocumentOffice.Announced(caseId, bytes), one.Service.As(CasesFixture.TanahLaut, Roles.Intake, "another"));
        await _office.SendAsync(begun[1].Id, 0, bytes);
        await _office.BeginAsync(DocumentOffice.Announced(caseId, bytes));
    }

    [Fact]
    public async Task A_range_is_exactly_those_bytes_and_what_is_not_in_the_document_is_refused()
    {
        var bytes = DocumentOffice.Pdf(Size);
        var document = await _office.AddAsync(await _office.RaiseAsync(), bytes);

        foreach (var (offset, length) in new[] { (0, 1), (DocumentOffice.PartBytes - 1, 2), (DocumentOffice.PartBytes, 0), (100, Size - 100), (Size - 1, 1), (7, DocumentOffice.PartBytes) })
        {
            (await _office.FetchAsync(document.Id, null, offset, length)).ShouldBe(bytes[offset..(length == 0 ? Size : offset + length)], $"{offset} {length}");
        }

        (await _office.FetchAsync(document.Id, null, Size)).ShouldBeEmpty();
        foreach (var (offset, length) in new[] { (Size + 1L, 0L), (0, Size + 1), (Size, 1), (1, long.MaxValue), (long.MaxValue, long.MaxValue) })
        {
            var error = await DocumentOffice.RefusedAsync(() => _office.FetchAsync(document.Id, null, offset, length));
            (error.StatusCode, error.Reason()).ShouldBe((StatusCode.OutOfRange, "RANGE_NOT_IN_DOCUMENT"), $"{offset} {length}");
        }

        (await DocumentOffice.RefusedAsync(() => _office.FetchAsync(document.Id, null, -1, -1))).BadFields().ShouldBe(["offset", "length"]);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        var caseId = await _office.RaiseAsync();
        var added = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            added.Add((await _office.AddAsync(caseId, DocumentOffice.Pdf(50 + i))).Id);
        }

        var (listed, token) = (new List<string>(), "");
        do
        {
            var page = await _office.Client.ListDocumentsAsync(new ListDocumentsRequest { CaseId = caseId, PageSize = 2, PageToken = token }, _office.Examiner);
            page.Documents.Count.ShouldBeLessThanOrEqualTo(2);
            listed.AddRange(page.Documents.Select(document => document.Id));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        listed.ShouldBe(added);
    }

    private async Task<IReadOnlyList<string>> BadFieldsAsync(params UploadDocumentRequest[] messages)
    {
        using var call = _office.Client.UploadDocument(_office.Examiner);
        foreach (var message in messages)
        {
            await call.RequestStream.WriteAsync(message);
        }

        await call.RequestStream.CompleteAsync();
        return (await DocumentOffice.RefusedAsync(async () => await call)).BadFields();
    }

    private Task<int> PartsOfAsync(string uploadId) => one.Service.InDatabase(db => db.DocumentParts.CountAsync(part => part.UploadId == Guid.Parse(uploadId)));
}

public sealed class SqliteUploadTests(SqliteService one) : UploadTests(one), IClassFixture<SqliteService>;

public sealed class PostgresUploadTests(PostgresService one) : UploadTests(one), IClassFixture<PostgresService>
{
    [Theory]
    [InlineData("UPDATE document SET title = 'x'")]
    [InlineData("DELETE FROM document")]
    [InlineData("UPDATE document_content SET size = 1")]
    [InlineData("DELETE FROM document_content")]
    [InlineData("UPDATE document_part SET bytes = ''")]
    [InlineData("DELETE FROM document_part")]
    [InlineData("INSERT INTO document_part SELECT upload_id, 1, bytes FROM document_part")]
    public async Task Nobody_changes_a_document_past_the_service(string sql)
    {
        var office = new DocumentOffice(one.Service);
        await office.AddAsync(await office.RaiseAsync(), DocumentOffice.Pdf(100));
        await using var connection = new Npgsql.NpgsqlConnection(one.Connection);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // the rows above
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
#pragma warning restore CA2100

        (await Should.ThrowAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken))).MessageText.ShouldEndWith("append-only");
    }
}
