namespace Netralitas.Reference.Tests;

/// <summary>A copy of the delivered files that a test may spoil.</summary>
public sealed class FolderCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netralitas-reference-");

    public FolderCopy()
    {
        foreach (var file in Directory.EnumerateFiles(ReferenceBook.DefaultFolder))
        {
            File.Copy(file, System.IO.Path.Combine(Path, System.IO.Path.GetFileName(file)));
        }
    }

    public string Path => _folder.FullName;

    public string Read(string file) => File.ReadAllText(InFolder(file));

    public void Write(string file, string text) => File.WriteAllText(InFolder(file), text);

    public void Append(string file, string text) => File.AppendAllText(InFolder(file), text);

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(InFolder(file), bytes);

    public void Delete(string file) => File.Delete(InFolder(file));

    /// <summary>Replaces the first occurrence of a text and answers with the line, from 1, on which the replacement ends.</summary>
    public int Replace(string file, string text, string replacement)
    {
        var content = Read(file);
        var at = content.IndexOf(text, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{text}' is not in {file}");
        Write(file, content[..at] + replacement + content[(at + text.Length)..]);
        return content[..at].Count(character => character == '\n') + replacement.Count(character => character == '\n') + 1;
    }

    public IReadOnlyList<string> Problems() => Should.Throw<ReferenceDataException>(() => ReferenceBook.Load(Path)).Problems;

    public void Dispose() => _folder.Delete(recursive: true);

    private string InFolder(string file) => System.IO.Path.Combine(Path, file);
}
