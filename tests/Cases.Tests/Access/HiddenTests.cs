using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Access;

/// <summary>What is hidden is answered like what does not exist, and costs the same work: neither words nor time tell them apart.</summary>
[Collection<OneLoneCases>]
public sealed class HiddenTests(LoneCases cases)
{
    [Fact]
    public async Task Every_method_does_the_same_for_a_case_that_is_hidden_as_for_one_that_does_not_exist()
    {
        var file = await cases.RaiseAsync();

        // A stranger, an auditor of another area, and one that keeps out: it employs the reported person.
        foreach (var office in new[] { "kpu-64.02", "bkn-kanreg-01", "setda-63.72" })
        {
            var (called, differing) = await Hidden.WalkAsync(
                cases.Work, cases.Service.Channel, cases.Service.As(office, RoleWords.Any), new CasesModule().Descriptors, "case_id", file.Id);

            called.ShouldContain(nameof(CaseService.CaseServiceBase.GetCase));
            called.ShouldContain(nameof(ReporterService.ReporterServiceBase.RevealReporter));
            called.ShouldContain(nameof(ProcedureService.ProcedureServiceBase.ForwardCase));
            differing.ShouldBeEmpty(office);
        }
    }

    [Fact]
    public async Task Every_method_does_the_same_for_a_document_that_is_hidden_as_for_one_that_does_not_exist()
    {
        var document = await cases.DocumentAsync(await cases.RaiseAsync());

        var (called, differing) = await Hidden.WalkAsync(
            cases.Work, cases.Service.Channel, cases.Service.As("kpu-64.02", RoleWords.Any), [DocumentService.Descriptor], "document_id", document);

        called.ShouldBe(
            [nameof(DocumentService.DocumentServiceBase.GetDocument), nameof(DocumentService.DocumentServiceBase.DownloadDocument), nameof(DocumentService.DocumentServiceBase.ShareDocument)],
            ignoreOrder: true);
        differing.ShouldBeEmpty();
    }
}
