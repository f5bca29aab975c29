"""A foreign client of a running service: knows the address, a token, and the standard protocols of gRPC; nothing of ours.

It learns the messages by server reflection. What reflection cannot give (its own messages, and the error details in the
trailers) is declared here from the public protocols, so that a wrong name or number on our side shows.

Usage: client.py ADDRESS, with {"authorization": ..., "request": {...}, "bad_request": {...}} on standard input; prints one JSON object.
"""

import json
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

CALL_LIMIT_S = 10
# What is away is asked again, as the service says: with the same request_id nothing happens twice.
RETRY_POLICY = json.dumps({"methodConfig": [{"name": [{}], "retryPolicy": {
    "maxAttempts": 5, "initialBackoff": "0.5s", "maxBackoff": "2s", "backoffMultiplier": 2, "retryableStatusCodes": ["UNAVAILABLE"],
}}]})
FILES_MAX = 100

CASE_SERVICE = "netralitas.cases.v1.CaseService"
HEALTH_SERVICE = "grpc.health.v1.Health"
REFLECTION_VERSIONS = ("v1", "v1alpha")

Field = descriptor_pb2.FieldDescriptorProto
STRING, BYTES, INT32, MESSAGE = Field.TYPE_STRING, Field.TYPE_BYTES, Field.TYPE_INT32, Field.TYPE_MESSAGE
ONE, MANY = Field.LABEL_OPTIONAL, Field.LABEL_REPEATED


def declare(pool, file_name, package, messages, imports=()):
    """Declares messages, each a list of (name, number, type, label, message type or None)."""
    file = descriptor_pb2.FileDescriptorProto(name=file_name, package=package, syntax="proto3", dependency=imports)
    for name, fields in messages.items():
        message = file.message_type.add(name=name)
        for field_name, number, kind, label, of in fields:
            message.field.add(name=field_name, number=number, type=kind, label=label, type_name=of and "." + of)
    pool.Add(file)


def declare_reflection(pool, version):
    package = "grpc.reflection." + version
    declare(pool, package + ".proto", package, {
        "ServerReflectionRequest": [
            ("file_by_filename", 3, STRING, ONE, None),
            ("file_containing_symbol", 4, STRING, ONE, None),
            ("list_services", 7, STRING, ONE, None),
        ],
        "ServerReflectionResponse": [
            ("file_descriptor_response", 4, MESSAGE, ONE, package + ".FileDescriptorResponse"),
            ("list_services_response", 6, MESSAGE, ONE, package + ".ListServiceResponse"),
            ("error_response", 7, MESSAGE, ONE, package + ".ErrorResponse"),
        ],
        "FileDescriptorResponse": [("file_descriptor_proto", 1, BYTES, MANY, None)],
        "ListServiceResponse": [("service", 1, MESSAGE, MANY, package + ".ServiceResponse")],
        "ServiceResponse": [("name", 1, STRING, ONE, None)],
        "ErrorResponse": [("error_code", 1, INT32, ONE, None), ("error_message", 2, STRING, ONE, None)],
    })


def declare_error_details(pool):
    any_file = descriptor_pb2.FileDescriptorProto(name="google/protobuf/any.proto", package="google.protobuf", syntax="proto3")
    message = any_file.message_type.add(name="Any")
    message.field.add(name="type_url", number=1, type=STRING, label=ONE)
    message.field.add(name="value", number=2, type=BYTES, label=ONE)
    pool.Add(any_file)
    declare(pool, "details.proto", "google.rpc", {
        "Status": [
            ("code", 1, INT32, ONE, None),
            ("message", 2, STRING, ONE, None),
            ("details", 3, MESSAGE, MANY, "google.protobuf.Any"),
        ],
        "ErrorInfo": [("reason", 1, STRING, ONE, None), ("domain", 2, STRING, ONE, None)],
        "BadRequest": [("field_violations", 1, MESSAGE, MANY, "google.rpc.FieldViolation")],
        "FieldViolation": [("field", 1, STRING, ONE, None), ("description", 2, STRING, ONE, None)],
        "LocalizedMessage": [("locale", 1, STRING, ONE, None), ("message", 2, STRING, ONE, None)],
    }, imports=[any_file.name])


def message_class(pool, name):
    return message_factory.MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName(name))


class Reflection:
    """What a service says of itself, by one version of the reflection protocol."""

    def __init__(self, channel, version):
        pool = descriptor_pool.DescriptorPool()
        declare_reflection(pool, version)
        self._request = message_class(pool, f"grpc.reflection.{version}.ServerReflectionRequest")
        self._call = channel.stream_stream(
            f"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo",
            request_serializer=self._request.SerializeToString,
            response_deserializer=message_class(pool, f"grpc.reflection.{version}.ServerReflectionResponse").FromString,
        )

    def _ask(self, **question):
        [answer] = self._call(iter([self._request(**question)]), timeout=CALL_LIMIT_S)
        return answer

    def services(self):
        return sorted(service.name for service in self._ask(list_services="*").list_services_response.service)

    def missing_symbol(self):
        return self._ask(file_containing_symbol="netralitas.NoSuchThing").error_response.error_code

    def pool_of(self, *symbols):
        """Every file that the symbols need, in a pool of their own."""
        files = {}
        for symbol in symbols:
            self._collect(self._ask(file_containing_symbol=symbol), files)
        wanted = [name for file in files.values() for name in file.dependency if name not in files]
        while wanted:
            assert len(files) < FILES_MAX, "the service has more files than anyone would read"
            self._collect(self._ask(file_by_filename=wanted.pop()), files)
            wanted = [name for file in files.values() for name in file.dependency if name not in files]
        pool = descriptor_pool.DescriptorPool()
        added = set()

        def add(name):
            if name not in added:
                added.add(name)
                for dependency in files[name].dependency:
                    add(dependency)
                pool.Add(files[name])

        for name in files:
            add(name)
        return pool

    @staticmethod
    def _collect(answer, files):
        assert not answer.HasField("error_response"), answer.error_response.error_message
        for data in answer.file_descriptor_response.file_descriptor_proto:
            file = descriptor_pb2.FileDescriptorProto.FromString(data)
            files[file.name] = file


class Client:
    """Calls methods that a pool describes."""

    def __init__(self, channel, pool, metadata):
        self._channel, self._pool, self._metadata = channel, pool, metadata

    def _method(self, service, method):
        described = self._pool.FindServiceByName(service).methods_by_name[method]
        request = message_class(self._pool, described.input_type.full_name)
        response = message_class(self._pool, described.output_type.full_name)
        return f"/{service}/{method}", request, response

    def unary(self, service, method, fields):
        path, request, response = self._method(service, method)
        call = self._channel.unary_unary(path, request_serializer=request.SerializeToString, response_deserializer=response.FromString)
        answer = call(json_format.ParseDict(fields, request()), timeout=CALL_LIMIT_S, metadata=self._metadata)
        return json_format.MessageToDict(answer, preserving_proto_field_name=True)

    def first_of_stream(self, service, method, fields):
        """The first message of a server stream that would not end by itself, and how the stream ended when it was cancelled."""
        path, request, response = self._method(service, method)
        call = self._channel.unary_stream(path, request_serializer=request.SerializeToString, response_deserializer=response.FromString)
        stream = call(json_format.ParseDict(fields, request()), timeout=CALL_LIMIT_S)
        first = json_format.MessageToDict(next(stream))
        stream.cancel()
        return {"first": first, "ended": stream.code().name}


def error_of(call):
    """How a call was refused, with its typed details."""
    try:
        call()
    except grpc.RpcError as error:
        pool = descriptor_pool.DescriptorPool()
        declare_error_details(pool)
        trailers = dict(error.trailing_metadata())
        status = message_class(pool, "google.rpc.Status").FromString(trailers["grpc-status-details-bin"])
        details = {}
        for detail in status.details:
            name = detail.type_url.rsplit("/", 1)[-1]
            if name in ("google.rpc.ErrorInfo", "google.rpc.BadRequest", "google.rpc.LocalizedMessage"):
                details[name] = json_format.MessageToDict(message_class(pool, name).FromString(detail.value), preserving_proto_field_name=True)
        return {"code": error.code().name, "message": error.details(), "status_code": status.code, "status_message": status.message, "details": details}
    return None


def main():
    asked = json.load(sys.stdin)
    metadata = [("authorization", asked["authorization"])]
    with grpc.insecure_channel(sys.argv[1], options=[("grpc.service_config", RETRY_POLICY)]) as channel:
        answer = {}
        for version in REFLECTION_VERSIONS:
            reflection = Reflection(channel, version)
            pool = reflection.pool_of(CASE_SERVICE, HEALTH_SERVICE)
            client = Client(channel, pool, metadata)
            raised = client.unary(CASE_SERVICE, "RaiseCase", asked["request"])
            answer[version] = {
                "services": reflection.services(),
                "missing_symbol": reflection.missing_symbol(),
                "raised": raised,
                "read": client.unary(CASE_SERVICE, "GetCase", {"case_id": raised["case"]["id"]}),
                "refused": error_of(lambda: client.unary(CASE_SERVICE, "RaiseCase", asked["bad_request"])),
                "anonymous": error_of(lambda: Client(channel, pool, []).unary(CASE_SERVICE, "RaiseCase", asked["request"])),
                "watched": client.first_of_stream(HEALTH_SERVICE, "Watch", {"service": CASE_SERVICE}),
            }
    json.dump(answer, sys.stdout)


main()
