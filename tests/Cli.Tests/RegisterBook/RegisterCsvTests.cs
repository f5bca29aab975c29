using System.Text;
using Netralitas.Cli.Cases.RegisterBook;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Tests.RegisterBook;

/// <summary>The file of a register, as RFC 4180 has it, and as spreadsheets meet it.</summary>
public sealed class RegisterCsvTests
{
    private static readonly string Header = string.Join(',', RegisterColumns.All.Select(column => column.Name));

    [Fact]
    public void Whatever_stands_in_the_fields_is_read_as_it_was_written()
    {
        string[] pieces = ["=", "+", "-", "@", "'", ",", "\"", "\r\n", "\n", ";", "\t", "a", "é", "＝", "SUM(A1)", " "];
        var chance = new Random(4);
        var rows = Enumerable.Range(0, 300).Select(_ => Row(column => string.Concat(chance.GetItems(pieces, chance.Next(5))))).ToList();

        var (read, problems) = RegisterCsv.Read(Encoding.UTF8.GetBytes(Write(rows)));

        problems.ShouldBeEmpty();
        foreach (var (is_, was) in read.Zip(rows))
        {
            RegisterColumns.All.ShouldAllBe(column => is_.Text(column) == was.Text(column));
        }

        read.Count.ShouldBe(300);
        Write(read).ShouldBe(Write(rows));
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+62", "'+62")]
    [InlineData("-", "'-")]
    [InlineData("@nama", "'@nama")]
    [InlineData("'=1", "''=1")]
    [InlineData("Jum'at", "Jum'at")]
    [InlineData("'kutip'", "'kutip'")]
    public void No_spreadsheet_takes_a_field_for_a_formula(string field, string written)
    {
        Write([Row(column => column == "name" ? field : "")]).ShouldContain("," + written + ",");
        RegisterCsv.Read(Encoding.UTF8.GetBytes(Write([Row(column => column == "name" ? field : "")]))).Rows[0].Name.ShouldBe(field);
    }

    [Theory]
    [InlineData("\r\n", true)]
    [InlineData("\n", true)]
    [InlineData("\n", false)]
    public void Both_ends_of_lines_and_a_byte_order_mark_are_read_and_lines_are_counted(string end, bool mark)
    {
        var text = Write([Row(_ => "a"), Row(_ => "dua\nbaris"), Row(_ => "c")]).Replace("\r\n", end, StringComparison.Ordinal);

        var (rows, problems) = RegisterCsv.Read([.. mark ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.UTF8.GetBytes(text)]);

        problems.ShouldBeEmpty();
        // Each of its fields begins a new line.
        rows.Select(row => row.Line).ShouldBe([2, 3, 3 + RegisterColumns.All.Count + 1]);
    }

    [Fact]
    public void Every_line_that_is_none_is_named()
    {
        var good = string.Join(',', RegisterColumns.All.Select(_ => "x"));

        var (rows, problems) = RegisterCsv.Read(Encoding.UTF8.GetBytes($"{Header}\n{good}\nx,y\n{good}\n\"x\"y{good[1..]}\n{good}\n"));

        rows.Select(row => row.Line).ShouldBe([2, 4, 6]);
        problems.Select(problem => problem.Line).ShouldBe([3, 5]);
    }

    [Fact]
    public void Another_first_line_is_told_with_the_columns_that_are_needed() =>
        Should.Throw<UsageException>(() => RegisterCsv.Read("nomor,nama\n"u8.ToArray())).Message.ShouldContain(Header);

    private static string Write(IEnumerable<RegisterRow> rows)
    {
        using var text = new StringWriter();
        using (var csv = RegisterCsv.Begin(text))
        {
            foreach (var row in rows)
            {
                csv.Write(row);
            }
        }

        return text.ToString();
    }

    private static RegisterRow Row(Func<string, string> field)
    {
        var row = new RegisterRow();
        foreach (var column in RegisterColumns.All)
        {
            column.Accessor.SetValue(row, field(column.Name));
        }

        return row;
    }
}
