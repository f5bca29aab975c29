using Grpc.Core;

namespace Netralitas.Grpc.Tests.Api;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("colon:")]
    [InlineData("k\u00e4y")]
    [InlineData("line\n")]
    public void A_key_with_another_character_is_refused(string key) =>
        Should.Throw<ArgumentException>(() => new Metadata.Entry(key, "value"));

    [Fact]
    public void A_key_is_kept_in_lower_case_and_found_in_any()
    {
        var metadata = new Metadata { { "X-Request_ID.1", "a" } };

        metadata.Single().Key.ShouldBe("x-request_id.1");
        metadata.GetValue("X-REQUEST_ID.1").ShouldBe("a");
    }

    [Fact]
    public void Bytes_need_a_binary_key_and_text_must_not_have_one()
    {
        Should.Throw<ArgumentException>(() => new Metadata.Entry("proof", [1]));
        Should.Throw<ArgumentException>(() => new Metadata.Entry("Proof-BIN", "text"));
    }

    [Fact]
    public void Bytes_are_copied_in_and_out()
    {
        byte[] bytes = [1, 2];
        var entry = new Metadata.Entry("proof-bin", bytes);

        bytes[0] = 9;
        entry.ValueBytes[1] = 9;

        entry.ValueBytes.ShouldBe([1, 2]);
    }

    [Fact]
    public void Bytes_have_no_text_but_text_has_bytes()
    {
        Should.Throw<InvalidOperationException>(() => new Metadata.Entry("proof-bin", [1]).Value);
        new Metadata.Entry("proof", "A").ValueBytes.ShouldBe([65]);
    }

    [Fact]
    public void An_entry_is_readable_in_logs()
    {
        new Metadata.Entry("office", "kpu-63").ToString().ShouldBe("[Entry: key=office, value=kpu-63]");
        new Metadata.Entry("proof-bin", [1, 2]).ToString().ShouldBe("[Entry: key=proof-bin, valueBytes=AQI=]");
    }

    [Fact]
    public void The_last_of_several_entries_counts_and_all_can_be_had()
    {
        var metadata = new Metadata { { "step", "one" }, { "other", "x" }, { "step", "two" } };

        metadata.GetValue("step").ShouldBe("two");
        metadata.GetAll("Step").Select(entry => entry.Value).ShouldBe(["one", "two"]);
        metadata.Get("none").ShouldBeNull();
        metadata.GetValueBytes("none").ShouldBeNull();
    }

    [Fact]
    public void It_is_a_list()
    {
        var first = new Metadata.Entry("first", "1");
        var second = new Metadata.Entry("second", "2");
        var metadata = new Metadata { second };

        metadata.Insert(0, first);
        metadata.ShouldBe([first, second]);
        metadata.IndexOf(second).ShouldBe(1);
        metadata[1] = first;
        metadata.Contains(second).ShouldBeFalse();
        metadata.Remove(first).ShouldBeTrue();
        metadata.RemoveAt(0);
        metadata.Count.ShouldBe(0);
    }

    [Fact]
    public void Empty_cannot_be_changed()
    {
        Metadata.Empty.IsReadOnly.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => Metadata.Empty.Add("key", "value"));
        Should.Throw<InvalidOperationException>(Metadata.Empty.Clear);
        Metadata.Empty.ShouldBeEmpty();
    }
}
