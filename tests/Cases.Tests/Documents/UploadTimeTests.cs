using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Cases.Documents.Uploading;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Documents;

/// <summary>Clients that stand still, and uploads that nobody finishes.</summary>
public sealed class UploadTimeTests
{
    [Fact]
    public async Task A_stream_that_stands_still_is_ended_and_what_came_stays()
    {
        await using var service = await StartAsync("--Documents:SilenceMax=00:00:01");
        var office = new DocumentOffice(service);
        var bytes = DocumentOffice.Pdf(DocumentOffice.PartBytes + 10);
        var upload = await office.BeginAsync(DocumentOffice.Announced(await office.RaiseAsync(), bytes));
        using var call = office.Client.UploadDocument(office.Examiner);
        await DocumentOffice.WriteAsync(call, upload.Id, 0, bytes.AsMemory(0, DocumentOffice.PartBytes + 5));

        (await DocumentOffice.RefusedAsync(async () => await call)).Reason().ShouldBe("UPLOAD_STALLED");

        (await office.SendAsync(upload.Id, (await office.GetAsync(upload.Id)).ReceivedBytes, bytes.AsMemory(DocumentOffice.PartBytes))).Size.ShouldBe(bytes.Length);
    }

    [Fact]
    public async Task A_stream_in_progress_does_not_hold_up_a_stop()
    {
        await using var service = await StartAsync();
        var office = new DocumentOffice(service);
        var bytes = DocumentOffice.Pdf(DocumentOffice.PartBytes + 10);
        var upload = await office.BeginAsync(DocumentOffice.Announced(await office.RaiseAsync(), bytes));
        using var call = new Contracts.Cases.V1.DocumentService.DocumentServiceClient(service.Channel).UploadDocument(office.Examiner);
        await DocumentOffice.WriteAsync(call, upload.Id, 0, bytes.AsMemory(0, 5));

        var stopping = service.StopAsync();

        (await DocumentOffice.RefusedAsync(async () => await call)).Reason().ShouldBe("STREAM_ENDED");
        await stopping;
    }

    [Fact]
    public async Task What_nobody_finishes_is_forgotten_with_its_bytes()
    {
        await using var service = await StartAsync("--Documents:UploadExpiry=00:00:02");
        var office = new DocumentOffice(service);
        var bytes = DocumentOffice.Pdf(DocumentOffice.PartBytes + 10);
        var upload = await office.BeginAsync(DocumentOffice.Announced(await office.RaiseAsync(), bytes));
        using var call = office.Client.UploadDocument(office.Examiner);
        await DocumentOffice.WriteAsync(call, upload.Id, 0, bytes.AsMemory(0, DocumentOffice.PartBytes));
        await Eventually.Be(() => PartsAsync(service), parts => parts == 1);

        await Eventually.Be(() => StateAsync(office, upload.Id), state => state == "NOT_FOUND");
        await service.Services.GetRequiredService<UploadExpiry>().ForgetAsync(TestContext.Current.CancellationToken);

        (await PartsAsync(service), await service.InDatabase(db => db.Uploads.CountAsync())).ShouldBe((0, 0));
    }

    private static Task<ServiceUnderTest<CasesDb>> StartAsync(params string[] settings) =>
        ServiceUnderTest<CasesDb>.StartAsync(new CasesModule(), "2024-10-14T09:00+08:00x1", ["--Services:Agencies=http://127.0.0.1:9", .. settings]);

    private static Task<int> PartsAsync(ServiceUnderTest<CasesDb> service) => service.InDatabase(db => db.DocumentParts.CountAsync());

    private static async Task<string> StateAsync(DocumentOffice office, string uploadId)
    {
        try
        {
            return (await office.GetAsync(uploadId)).ToString();
        }
        catch (Grpc.Core.RpcException e)
        {
            return e.Reason();
        }
    }
}
