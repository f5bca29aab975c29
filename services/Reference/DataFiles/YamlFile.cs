using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Netralitas.Reference;

/// <summary>A YAML file that is one mapping at the top.</summary>
internal static class YamlFile
{
    /// <summary>The records of the one list that the file holds, without what was reported.</summary>
    public static IReadOnlyList<YamlRecord> Records(DataFolder folder, string file, string key)
    {
        if (Root(folder, file) is not { } root)
        {
            return [];
        }

        var records = root.Records(key);
        root.RefuseUnknownKeys();
        return records;
    }

    private static YamlRecord? Root(DataFolder folder, string file)
    {
        if (folder.Text(file) is not { } text)
        {
            return null;
        }

        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            folder.Problems.Add(file, (int)error.Start.Line, $"is no valid YAML: {error.Message}");
            return null;
        }

        if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode mapping)
        {
            return new YamlRecord(file, mapping, folder.Problems);
        }

        folder.Problems.Add(file, 1, "must hold one mapping of keys to values");
        return null;
    }
}
