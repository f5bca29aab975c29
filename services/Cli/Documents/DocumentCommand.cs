using System.CommandLine;

namespace Netralitas.Cli.Documents;

/// <summary><c>document</c>: documents and evidence of cases.</summary>
internal sealed class DocumentCommand : Command
{
    public DocumentCommand()
        : base("document", "Adds documents and evidence to cases, lists, shares and fetches them.")
    {
        Add(new AddDocumentCommand());
        Add(new ListDocumentsCommand());
        Add(new GetDocumentCommand());
        Add(new ShareDocumentCommand());
    }
}
