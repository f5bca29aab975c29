using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cli.Demo.Situations;

/// <summary>Invented persons. Nobody is meant.</summary>
internal static class Persons
{
    /// <summary>Someone who is reported by name.</summary>
    public static NewReportedPerson Named(string name, SubjectKind kind, string employer, string post, string act) =>
        new() { Name = name, SubjectKind = kind, EmployerOfficeId = employer, Post = post, AllegedAct = act };

    /// <summary>Someone whose name nobody knows yet.</summary>
    public static NewReportedPerson Unnamed(SubjectKind kind, string employer, string post, string act) => Named("", kind, employer, post, act);
}
