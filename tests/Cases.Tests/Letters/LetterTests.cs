using System.Text;
using Grpc.Core;
using Netralitas.Cases.Tests.Documents;
using Netralitas.Cases.Tests.Procedure;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Letters;

/// <summary>What the standard letters of a case say, and what becomes of them.</summary>
public sealed class LetterTests(CasesFixture cases)
{
    private readonly LetterOffice _office = new(cases);

    [Fact]
    public async Task A_forwarding_letter_names_persons_allegations_with_their_law_receiver_and_enclosures()
    {
        var file = await _office.ForwardedAsync(CasesFixture.Report(CasesFixture.Person("Ahmad <&> Fulan"), CasesFixture.Person("Budi Fulan")));
        var photo = await _office.Documents.AddAsync(file.Id, DocumentOffice.Pdf(100), _office.Headers);
        var order = LetterOffice.Letter(LetterKind.ForwardingLetter);
        order.EnclosureDocumentIds.Add(photo.Id);

        var letter = await _office.PreviewAsync(file, order);

        letter.Lines[0].ShouldBe("Bawaslu Kabupaten Tanah Laut");
        letter.Lines.ShouldContain("Pelaihari, 14 Oktober 2024");
        letter.Lines.ShouldContain("Yth. Pimpinan Kantor Regional VIII BKN Banjarbaru");
        letter.Lines.ShouldContain("1. Ahmad <&> Fulan");
        letter.Lines.ShouldContain("2. Budi Fulan");
        letter.Whole.ShouldContain("berdasarkan Perpres 92/2024; SE Menpan RB 4/2024.");
        letter.Lines.Count(line => line.StartsWith("– Diduga: ", StringComparison.Ordinal) && line.Contains("PP 94/2021 Pasal 5 huruf n angka", StringComparison.Ordinal)
            && line.EndsWith("Hasil kajian: dugaan pelanggaran disiplin ASN.", StringComparison.Ordinal)).ShouldBe(2);
        letter.Lines.ShouldContain("Lampiran : 1 berkas");
        letter.Lines.ShouldContain("Dokumen : alat bukti");
        letter.Lines.ShouldContain($"SHA-256 : {photo.Sha256}");
        letter.Lines.ShouldNotContain(line => line.StartsWith("NIP", StringComparison.Ordinal), "nobody has told it");
    }

    [Fact]
    public async Task A_letter_is_an_open_document_text_whose_kind_its_first_bytes_tell()
    {
        var file = await _office.RaiseAsync();
        var bytes = (await _office.AskAsync(file, LetterOffice.Letter(LetterKind.Receipt))).Content.ToByteArray();
        var letter = new LetterFile(bytes);

        // Stored, without an extra field: name and words stand right after the head of the first entry.
        Encoding.ASCII.GetString(bytes, 30, 47).ShouldBe("mimetypeapplication/vnd.oasis.opendocument.text");
        BitConverter.ToUInt16(bytes, 8).ShouldBe((ushort)0);
        letter.Names.ShouldBe(["mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml"]);
        letter.Times.ShouldBe([1980]);
        Encoding.UTF8.GetString(bytes).ShouldContain("content.xml<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        var listed = letter.Parts["META-INF/manifest.xml"].Root!.Elements().Select(entry => entry.Attributes().Single(attribute => attribute.Name.LocalName == "full-path").Value);
        listed.ShouldBe(["/", "content.xml", "styles.xml"]);
        var styles = letter.Parts["styles.xml"].Descendants().Where(style => style.Name.LocalName == "style").Select(style => style.Attributes().First(attribute => attribute.Name.LocalName == "name").Value);
        letter.Styles.ShouldBeSubsetOf(styles);
    }

    [Fact]
    public async Task An_issued_letter_is_a_document_of_the_case_once_and_the_same_bytes_as_its_preview()
    {
        var file = await _office.ForwardedAsync();
        var (order, requestId) = (LetterOffice.Letter(LetterKind.ForwardingLetter), ProcedureOffice.Id());

        var preview = await _office.AskAsync(file, order);
        var issued = await _office.IssueAsync(file, order, requestId);
        (await _office.IssueAsync(file, order, requestId)).ShouldBe(issued);
        var again = await _office.IssueAsync(file, order);

        (issued.Type, issued.Number, issued.MediaType, issued.Sha256).ShouldBe((DocumentType.ForwardingLetter, order.Number, preview.MediaType, preview.Sha256));
        (again.Id == issued.Id, again.Sha256).ShouldBe((false, issued.Sha256));
        (await _office.Documents.FetchAsync(issued.Id, _office.Headers)).ShouldBe(preview.Content.ToByteArray());
        (await _office.Documents.ListAsync(file.Id, _office.Headers, DocumentType.ForwardingLetter)).ShouldBe([issued.Id, again.Id]);
        var events = (await _office.Documents.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, _office.Headers)).Events.Where(one => one.Type == "LETTER_ISSUED").ToList();
        events.Select(one => one.Facts["document_id"]).ShouldBe([issued.Id, again.Id]);
        (events[0].Facts["number"], events[0].Facts["sha256"]).ShouldBe((order.Number, issued.Sha256));
        (await _office.Documents.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, _office.Headers)).Case.Etag.ShouldBe(file.Etag);
    }

    [Fact]
    public async Task Neither_a_status_notice_nor_a_forwarding_letter_has_the_reporter_wherever_an_officer_wrote_it()
    {
        const string Planted = "Pelapor Terlarang";
        var report = CasesFixture.Report(CasesFixture.Person("Ahmad Fulan"));
        report.Persons[0].AllegedAct = $"Menurut {Planted} ia menghadiri deklarasi";
        report.Reporters.Add(new NewReporter { Kind = ReporterKind.Reporter, Identity = new ReporterIdentity { Name = Planted } });
        var file = await _office.Procedure.ExtendAsync(await _office.RegisteredAsync(report, $"Laporan {Planted}"));
        file = await _office.Procedure.DecideAsync(await _office.Procedure.StudyAsync(file), Outcome.ViolationDiscipline);
        file = await _office.Procedure.ForwardAsync(file);

        foreach (var kind in new[] { LetterKind.StatusNotice, LetterKind.ForwardingLetter, LetterKind.Receipt })
        {
            var letter = await _office.PreviewAsync(file, LetterOffice.Letter(kind));
            letter.Whole.ShouldContain(file.OfficialNumber.Text);
            letter.Whole.ShouldNotContain("Terlarang", Shouldly.Case.Insensitive, kind.ToString());
        }
    }

    [Fact]
    public async Task A_status_notice_shows_initials_the_outcome_and_presumes_nothing()
    {
        var report = CasesFixture.Report(CasesFixture.Person("Ahmad Fulan"), CasesFixture.Person("Budi Cahya Fulan"));
        var file = await _office.DecidedAsync(report, Outcome.ViolationDiscipline, Outcome.NotProven);

        var letter = await _office.PreviewAsync(file, LetterOffice.Letter(LetterKind.StatusNotice));

        letter.Whole.ShouldNotContain("Ahmad");
        letter.Lines.ShouldContain("Status : telah diputus dalam rapat pleno");
        var lines = letter.Lines.Where(line => line.StartsWith("– Terlapor", StringComparison.Ordinal)).ToList();
        (lines[0].StartsWith("– Terlapor 1 (A.F.), diduga: ", StringComparison.Ordinal), lines[0].EndsWith("Hasil: dugaan pelanggaran disiplin ASN.", StringComparison.Ordinal)).ShouldBe((true, true));
        (lines[1].StartsWith("– Terlapor 2 (B.C.F.), diduga: ", StringComparison.Ordinal), lines[1].EndsWith("Hasil: tidak terbukti.", StringComparison.Ordinal)).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_case_that_was_closed_at_intake_has_a_notice_with_the_reason()
    {
        var file = await _office.RaiseAsync();
        (await Errors.Refused(_office.Client.PreviewLetterAsync(new PreviewLetterRequest { CaseId = file.Id, Letter = LetterOffice.Letter(LetterKind.StatusNotice) }, _office.Headers)))
            .Reason().ShouldBe("TRANSITION_NOT_ALLOWED");
        await _office.Documents.Cases.CloseCaseAsync(new CloseCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, Reason = CloseReason.Late, Note = "Rahasia" }, _office.Headers);

        var letter = await _office.PreviewAsync(file, LetterOffice.Letter(LetterKind.StatusNotice));

        letter.Lines.ShouldContain("Status : tidak diregistrasi");
        letter.Lines.ShouldContain("Alasan : melewati batas waktu pelaporan");
        letter.Whole.ShouldNotContain("Rahasia");
    }

    [Fact]
    public async Task The_receipt_code_is_on_the_paper_that_is_handed_over_and_not_on_what_is_kept()
    {
        var file = await _office.RaiseAsync();
        var (order, code) = (LetterOffice.Letter(LetterKind.Receipt), ReceiptCode.Write(new byte[ReceiptCode.BytesMin]));

        (await _office.PreviewAsync(file, order, code)).Whole.ShouldContain($"Kode tanda terima: {code}. Simpan");
        var kept = new LetterFile(await _office.Documents.FetchAsync((await _office.IssueAsync(file, order)).Id, _office.Headers));

        kept.Whole.ShouldNotContain("Kode tanda terima");
        kept.Whole.ShouldMatch(@"Diterima : Senin, 14 Oktober 2024 pukul 09\.\d\d WITA");
        kept.Whole.ShouldContain("menurut Perbawaslu 8/2020 jo 9/2024.");
        (await Errors.Refused(_office.Client.PreviewLetterAsync(new PreviewLetterRequest { CaseId = file.Id, Letter = order, ReceiptCode = "ABC" }, _office.Headers))).BadFields().ShouldBe(["receipt_code"]);
    }

    [Theory]
    [InlineData(HearingRole.ReportedPerson, "Yth. Ahmad Fulan", "sebagai terlapor pada:")]
    [InlineData(HearingRole.Reporter, "Yth. Saudara pelapor (nama dan alamat pada sampul surat)", "sebagai pelapor pada:")]
    public async Task An_invitation_says_when_and_as_what_and_names_nobody_but_a_reported_person(HearingRole role, string addressed, string asWhat)
    {
        var file = await _office.Procedure.InviteAsync(await _office.RegisteredAsync(), role);
        var order = LetterOffice.Letter(LetterKind.ClarificationInvite);
        order.HearingId = file.Hearings[0].Id;

        var letter = await _office.PreviewAsync(file, order);

        letter.Lines.ShouldContain(addressed);
        letter.Whole.ShouldContain(asWhat);
        letter.Whole.ShouldContain("berdasarkan UU 1/2015 Pasal 134(5)");
        letter.Lines.ShouldContain("Hari, tanggal : Selasa, 15 Oktober 2024");
        letter.Lines.ShouldContain("Pukul : 09.00 WITA");
        order.Number = "99/X/2024";
        (await DocumentOffice.RefusedAsync(() => _office.AskAsync(file, order))).Reason().ShouldBe("LETTER_NUMBER_WRONG");
    }

    [Fact]
    public async Task A_forwarding_letter_has_the_number_and_receiver_of_a_forwarding_and_encloses_nothing_that_names_the_reporter()
    {
        var (file, order) = (await _office.ForwardedAsync(), LetterOffice.Letter(LetterKind.ForwardingLetter));
        var study = await _office.Documents.AddAsync(file.Id, DocumentOffice.Pdf(100), _office.Headers, DocumentType.Study);
        async Task<string> RefusedAsync(Action<NewLetter> change)
        {
            var changed = order.Clone();
            change(changed);
            return (await DocumentOffice.RefusedAsync(() => _office.IssueAsync(file, changed))).Reason();
        }

        (await RefusedAsync(letter => letter.Number = "99/X/2024")).ShouldBe("LETTER_NUMBER_WRONG");
        (await RefusedAsync(letter => letter.ReceiverOfficeId = "dpmd-63.01")).ShouldBe("LETTER_NUMBER_WRONG");
        (await RefusedAsync(letter => letter.EnclosureDocumentIds.Add(study.Id))).ShouldBe("DOCUMENT_TYPE_NOT_SHARED");
        (await RefusedAsync(letter => letter.EnclosureDocumentIds.Add(ProcedureOffice.Id()))).ShouldBe("NOT_FOUND");
        (await _office.Documents.ListAsync(file.Id, _office.Headers)).ShouldBe([study.Id]);
    }

    [Fact]
    public async Task Every_bad_field_of_a_letter_is_named()
    {
        var letter = new NewLetter { Kind = LetterKind.Receipt, Number = "1", Date = "kemarin", SignatoryPost = "Ketua", HearingId = "x", ReceiverOfficeId = "kpu-63.01", EnclosureDocumentIds = { "x" } };

        var error = await Errors.Refused(_office.Client.IssueLetterAsync(new IssueLetterRequest { Letter = letter }, _office.Headers));

        error.BadFields().ShouldBe(
            ["request_id", "case_id", "letter.receiver_office_id", "letter.hearing_id", "letter.enclosure_document_ids", "letter.enclosure_document_ids[0]", "letter.date", "letter.place", "letter.signatory_name"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Only_the_handling_office_writes_letters()
    {
        var file = await _office.RaiseAsync();
        async Task<RpcException> ByAsync(Metadata headers) => await Errors.Refused(
            _office.Client.PreviewLetterAsync(new PreviewLetterRequest { CaseId = file.Id, Letter = LetterOffice.Letter(LetterKind.Receipt) }, headers));

        (await ByAsync(cases.Service.As(CasesFixture.SouthKalimantan))).Reason().ShouldBe("NOT_ALLOWED");
        (await ByAsync(cases.Service.As("kpu-64.02"))).Reason().ShouldBe("NOT_FOUND");
        (await ByAsync(cases.Service.As(CasesFixture.TanahLaut, Roles.Reader))).Reason().ShouldBe("ROLE_MISSING");
    }
}
