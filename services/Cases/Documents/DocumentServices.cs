using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Cases.Documents.Reading;
using Netralitas.Cases.Documents.Sharing;
using Netralitas.Cases.Documents.Uploading;

namespace Netralitas.Cases.Documents;

/// <summary>What documents are made of.</summary>
internal static class DocumentServices
{
    /// <summary>Adds it.</summary>
    /// <exception cref="Platform.Hosting.SettingException">A setting is wrong.</exception>
    public static void AddDocuments(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(DocumentOptions.Of(builder.Configuration))
        .AddSingleton<DocumentAccess>().AddSingleton<DocumentParts>().AddSingleton<Transfers>()
        .AddSingleton<UploadDesk>().AddSingleton<BeginUpload>().AddSingleton<GetUpload>().AddSingleton<ReceiveUpload>().AddSingleton<FinishUpload>()
        .AddSingleton<ReadDocument>().AddSingleton<ListDocuments>().AddSingleton<DownloadDocument>().AddSingleton<ShareDocument>()
        .AddSingleton<UploadExpiry>().AddHostedService(services => services.GetRequiredService<UploadExpiry>());
}
