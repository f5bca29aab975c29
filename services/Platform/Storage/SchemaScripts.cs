using System.Reflection;

namespace Netralitas.Platform.Storage;

/// <summary>Finds the numbered PostgreSQL scripts that are embedded in an assembly.</summary>
public static class SchemaScripts
{
    /// <summary>Scripts of the platform, then those of the service, each in the order of their names.</summary>
    /// <param name="service">Assembly of the service; its scripts are embedded as <c>schema/NNN_name</c>.</param>
    public static IReadOnlyList<SchemaScript> For(Assembly service) =>
        [.. In(typeof(SchemaScripts).Assembly, "platform/"), .. In(service, "schema/")];

    private static IEnumerable<SchemaScript> In(Assembly assembly, string prefix) =>
        from name in assembly.GetManifestResourceNames()
        where name.StartsWith(prefix, StringComparison.Ordinal)
        orderby name
        select new SchemaScript(name, Read(assembly, name));

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
