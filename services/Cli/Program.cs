using System.CommandLine;
using Netralitas.Cli.Up;

var root = new RootCommand("Netralitas: a case raised in one regency opens the right tasks at every agency concerned.")
{
    UpCommand.Create(),
    DownCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
