using Microsoft.Extensions.Configuration;
using Netralitas.Cases.Letters;
using Netralitas.Cases.Letters.Odt;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Timeline.Narration;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Letters;

/// <summary>Templates of letters: those delivered, and those of an operator.</summary>
public sealed class TemplateTests
{
    private static readonly ReferenceBook Reference = ReferenceBook.Load(ReferenceBook.DefaultFolder);

    [Fact]
    public void An_operators_template_stands_in_for_the_delivered_one_and_the_others_stay()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.File("receipt.txt"), "= Tanda terima {nomor}\n");

        var templates = Load(folder.Path);

        templates.Of(LetterKind.Receipt).Parts.ShouldBe([new TemplateLine(LineStyle.Title, "Tanda terima {nomor}")]);
        templates.Of(LetterKind.StatusNotice).Parts.Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void What_is_wrong_with_templates_stops_the_start_with_file_line_and_reason()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.File("receipt.txt"), "# Komentar\n{nama_pelapor}\nNomor | {nomor\n{setiap pelapor}\n{selesai}\n{selesai}\n");
        File.WriteAllText(folder.File("status-notice.txt"), "{setiap terlapor}\n{nama}\n");
        File.WriteAllText(folder.File("receit.txt"), "Salah ketik");

        var message = Should.Throw<SettingException>(() => Load(folder.Path)).Message;

        message.ShouldContain("receit.txt:1: there is no such letter");
        message.ShouldContain("receipt.txt:2: unknown word '{nama_pelapor}'; here one can say dasar, ");
        message.ShouldContain("receipt.txt:3: a brace is left open or closed twice");
        message.ShouldContain("receipt.txt:4: there is no list 'pelapor' here; there is none");
        message.ShouldContain("receipt.txt:6: '{selesai}' ends nothing");
        message.ShouldContain("status-notice.txt:2: unknown word '{nama}'; here one can say ");
        message.ShouldContain("the section that begins in line 1 has no '{selesai}'");
        Should.Throw<SettingException>(() => Load(folder.File("none"))).Message.ShouldContain("there is no such folder");
    }

    [Fact]
    public void A_service_with_a_bad_template_does_not_start()
    {
        using var folder = new TestFolder();
        File.WriteAllText(folder.File("receipt.txt"), "{salah}");

        Should.Throw<SettingException>(() => ServiceUnderTest<CasesDb>.StartAsync(
            new CasesModule(), "2024-10-14T09:00+08:00x1", "--Services:Agencies=http://127.0.0.1:9", $"--Letters:Folder={folder.Path}")).Message.ShouldContain("receipt.txt:1: unknown word '{salah}'");
    }

    [Fact]
    public void Words_that_look_like_markup_or_like_words_of_a_template_stay_words()
    {
        var problems = new List<string>();
        var words = new Vocabulary<string>().Word("nama", name => name).Word("kosong", _ => "");
        var template = new TemplateReader("x.txt", "= {nama}\nNama | {nama}\nNIP | {kosong}\n- {nama} {kosong}", problems).Read(words);

        var letter = new LetterFile(OdtFile.Write(template.Fill(words.Say("<b>A&B</b>\t{nama}\nbaris\uFFFF dua"))));

        problems.ShouldBeEmpty();
        letter.Lines.ShouldBe(["<b>A&B</b> {nama}\nbaris dua", "Nama : <b>A&B</b> {nama}\nbaris dua", "– <b>A&B</b> {nama}\nbaris dua "]);
    }

    private static LetterTemplates Load(string folder) => LetterTemplates.Load(
        new ConfigurationBuilder().AddInMemoryCollection([new("Letters:Folder", folder)]).Build(), new LetterWords(Reference, Phrases.Load(), new CaseClocks(Reference)));
}
