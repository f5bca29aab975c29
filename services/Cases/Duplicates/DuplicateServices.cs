using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Netralitas.Cases.Duplicates;

/// <summary>What finds and merges duplicates.</summary>
internal static class DuplicateServices
{
    /// <summary>Adds it.</summary>
    /// <exception cref="Platform.Hosting.SettingException">A setting is wrong.</exception>
    public static void AddDuplicates(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(DuplicateOptions.Of(builder.Configuration))
        .AddSingleton<MatchKeys>().AddSingleton<FindDuplicates>().AddSingleton<ListDuplicates>().AddSingleton<MergeCases>();
}
