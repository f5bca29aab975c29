using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Timeline.Narration;
using Netralitas.Reference;

namespace Netralitas.Cases.Letters;

/// <summary>What letters and stories are made of.</summary>
internal static class LetterServices
{
    /// <summary>Adds it.</summary>
    /// <exception cref="Platform.Hosting.SettingException">A template is wrong.</exception>
    public static void AddLetters(this WebApplicationBuilder builder, ReferenceBook reference)
    {
        var phrases = Phrases.Load();
        var words = new LetterWords(reference, phrases, new CaseClocks(reference));
        builder.Services
            .AddSingleton(phrases).AddSingleton<Sentences>().AddSingleton<NarrateCase>()
            .AddSingleton(words).AddSingleton(LetterTemplates.Load(builder.Configuration, words))
            .AddSingleton<WriteLetter>().AddSingleton<PreviewLetter>().AddSingleton<IssueLetter>();
    }
}
