using System.CommandLine;

var root = new RootCommand("Netralitas: a case raised in one regency opens the right tasks at every agency concerned.");
return await root.Parse(args).InvokeAsync();
