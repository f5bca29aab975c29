namespace Netralitas.Reference;

/// <summary>What is wrong with the files, gathered so that an operator sees all of it at once.</summary>
internal sealed class Problems
{
    private readonly List<(string File, int Line, string Reason)> _found = [];

    /// <summary>Whether nothing is wrong so far.</summary>
    public bool None => _found.Count == 0;

    public void Add(string file, int line, string reason) => _found.Add((file, line, reason));

    public void ThrowIfAny()
    {
        if (_found.Count == 0)
        {
            return;
        }

        throw new ReferenceDataException(
        [
            .. _found
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)
                .Select(problem => $"{problem.File}:{problem.Line}: {problem.Reason}"),
        ]);
    }
}
