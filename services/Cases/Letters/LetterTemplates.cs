using Microsoft.Extensions.Configuration;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Letters;

/// <summary>The templates of all letters: those delivered, and those of the operator in their place.</summary>
internal sealed class LetterTemplates
{
    /// <summary>Setting with the operator's folder.</summary>
    public const string Setting = "Letters:Folder";

    private const int FileBytesMax = 64 * 1024;

    private static readonly IReadOnlyDictionary<LetterKind, string> Files = new Dictionary<LetterKind, string>
    {
        [LetterKind.Receipt] = "receipt.txt", [LetterKind.ClarificationInvite] = "clarification-invite.txt",
        [LetterKind.ForwardingLetter] = "forwarding-letter.txt", [LetterKind.StatusNotice] = "status-notice.txt",
    };

    private readonly Dictionary<LetterKind, Template> _templates;

    private LetterTemplates(Dictionary<LetterKind, Template> templates) => _templates = templates;

    /// <summary>The template of a letter.</summary>
    public Template Of(LetterKind kind) => _templates[kind];

    /// <summary>Reads them all.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="words">What the templates may say.</param>
    /// <exception cref="SettingException">A template is wrong; it names every problem by file and line.</exception>
    public static LetterTemplates Load(IConfiguration settings, LetterWords words)
    {
        var (folder, problems) = (settings[Setting] ?? "", new List<string>());
        if (folder.Length > 0)
        {
            problems.AddRange(Strangers(folder));
        }

        var templates = Files.ToDictionary(file => file.Key, file => new TemplateReader(file.Value, TextOf(folder, file.Value, problems), problems).Read(words.Of(file.Key)));
        return problems.Count == 0 ? new LetterTemplates(templates) : throw new SettingException(Setting, $"mend the templates:\n{string.Join('\n', problems)}");
    }

    /// <summary>Files that would stand in for nothing.</summary>
    private static IEnumerable<string> Strangers(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.txt").Select(path => Path.GetFileName(path)).Except(Files.Values, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => $"{name}:1: there is no such letter; there is {string.Join(", ", Files.Values)}")
        : [$"{folder}:1: there is no such folder"];

    private static string TextOf(string folder, string file, List<string> problems)
    {
        var own = Path.Combine(folder, file);
        if (folder.Length == 0 || !File.Exists(own))
        {
            using var reader = new StreamReader(typeof(LetterTemplates).Assembly.GetManifestResourceStream($"letters/{file}")!);
            return reader.ReadToEnd();
        }

        try
        {
            return new FileInfo(own).Length <= FileBytesMax ? File.ReadAllText(own) : throw new IOException($"it is larger than {FileBytesMax} bytes");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file}:1: cannot be read: {e.Message}");
            return "";
        }
    }
}
