using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.RegisterBook;

/// <summary>What is wrong with the rows of a file: all is counted, as much as an answer holds is kept.</summary>
internal sealed class RegisterProblems
{
    // With the longest descriptions well below what clients take as one message.
    private const int KeptMax = 5000;

    private readonly List<RegisterProblem> _kept = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Those that are kept, by line, then in the order in which they were found.</summary>
    public IEnumerable<RegisterProblem> Kept => _kept.OrderBy(problem => problem.Line);

    /// <summary>One more.</summary>
    public void Add(int line, string column, string description)
    {
        Count++;
        if (_kept.Count < KeptMax)
        {
            _kept.Add(new RegisterProblem { Line = line, Column = column, Description = description });
        }
    }
}
