using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.CaseFile;

/// <summary>A step of the procedure.</summary>
/// <param name="Command">The method that takes it.</param>
/// <param name="Document">Type of the document that proves it, as <see cref="DocumentType"/>; unspecified where none does.</param>
/// <param name="To">The state after it; unspecified where it stays, or the step itself says.</param>
/// <param name="From">The states in which it can be taken.</param>
internal sealed record Transition(string Command, DocumentType Document, CaseState To, params IReadOnlyList<CaseState> From);
