using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Tls;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Tls;

/// <summary>Files that are replaced while the process runs.</summary>
public sealed class FromFilesTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Warnings _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_changed_file_is_read_again_and_an_unchanged_one_is_not()
    {
        var made = 0;
        var (file, files) = Watched(_ => made++);

        files.Renew(_log);
        made.ShouldBe(1);
        File.WriteAllText(file, "two");
        files.Renew(_log);

        (files.Current, made).ShouldBe(("two", 2));
        _log.Texts.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_used_or_is_away_leaves_what_was_and_is_told_once_with_its_name()
    {
        var (file, files) = Watched(text => _ = text == "bad" ? throw new CryptographicException("bad inside") : text);

        File.WriteAllText(file, "bad");
        files.Renew(_log);
        files.Renew(_log);
        _log.Texts.ShouldHaveSingleItem().ShouldContain(file);
        File.Delete(file);
        files.Renew(_log);
        files.Renew(_log);
        _log.Texts.Count.ShouldBe(2);
        files.Current.ShouldBe("one");

        File.WriteAllText(file, "one");
        files.Renew(_log);
        File.WriteAllText(file, "two");
        files.Renew(_log);
        files.Current.ShouldBe("two");
    }

    [Fact]
    public void At_the_start_it_is_a_wrong_setting() =>
        Should.Throw<SettingException>(() => new FromFiles<string>("Tls:Certificate", _ => "", _folder.File("none.pem"))).Message
            .ShouldStartWith($"Setting Tls:Certificate: cannot use {_folder.File("none.pem")}: ");

    private (string File, FromFiles<string> Files) Watched(Action<string> look)
    {
        var file = _folder.File("watched");
        File.WriteAllText(file, "one");
        return (file, new FromFiles<string>("Watched", contents =>
        {
            var text = System.Text.Encoding.UTF8.GetString(contents[0]);
            look(text);
            return text;
        }, file));
    }

    private sealed class Warnings : ILogger
    {
        public List<string> Texts { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel == LogLevel.Warning)
            {
                Texts.Add(formatter(state, exception));
            }
        }
    }
}
