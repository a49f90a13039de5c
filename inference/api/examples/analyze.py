"""Sends one series to SecondRead and saves what comes back. Generate the stubs once, beside this file:

    pip install grpcio grpcio-tools grpcio-status
    python -m grpc_tools.protoc -I ../src/main/protobuf --python_out=. --grpc_python_out=. \
        ../src/main/protobuf/secondread/v1/*.proto
    python analyze.py 127.0.0.1:8500 FOLDER_WITH_DICOM_FILES RESULT_FOLDER
"""
import pathlib
import sys

import grpc
from grpc_status import rpc_status

from secondread.v1 import analysis_pb2 as pb
from secondread.v1 import analysis_pb2_grpc, errors_pb2

CHUNK_BYTES = 512 * 1024  # at most 1 MiB


def upload(files):
    """The parts of an upload: a header, then every instance as begin, chunks, end. Its end is the half-close."""
    yield pb.AnalyzeSeriesRequest(header=pb.SeriesHeader(priority=pb.PRIORITY_ROUTINE))
    for path in files:
        yield pb.AnalyzeSeriesRequest(begin=pb.InstanceBegin(size_bytes=path.stat().st_size))
        with path.open("rb") as file:
            while data := file.read(CHUNK_BYTES):
                yield pb.AnalyzeSeriesRequest(chunk=pb.InstanceChunk(data=data))
        yield pb.AnalyzeSeriesRequest(end=pb.InstanceEnd())


def show(summary):
    print(f"{summary.model.name} {summary.model.version}: {len(summary.findings)} finding(s)")
    for finding in summary.findings:
        centre = finding.centre_mm
        place = f" at ({centre.x:.1f}, {centre.y:.1f}, {centre.z:.1f}) mm LPS" if finding.HasField("centre_mm") else ""
        print(f"  {finding.code.meaning}, {finding.site.meaning}{place}, score {finding.score.value:.3f}")


def receive(parts, folder):
    """Progress and summaries are shown; each object is saved under the name that the server gives it."""
    for part in parts:
        kind = part.WhichOneof("part")
        if kind == "progress":
            print(f"{pb.Step.Name(part.progress.step)} {part.progress.fraction_done:.0%}", file=sys.stderr)
        elif kind == "summary":
            show(part.summary)
        elif kind == "object_begin":
            name, content = pathlib.PurePath(part.object_begin.file_name).name, bytearray()
        elif kind == "object_chunk":
            content += part.object_chunk.data
        elif kind == "object_end":
            (folder / name).write_bytes(content)
            print(f"wrote {folder / name}")


def explain(error):
    """Refusals carry a code, the attribute at fault, the rule that it breaks, and the request's id."""
    status = rpc_status.from_call(error)
    if status is None or not status.details:
        return f"{error.code().name}: {error.details()}"
    detail = errors_pb2.ErrorDetail()
    status.details[0].Unpack(detail)
    code = errors_pb2.ErrorCode.Name(detail.code).removeprefix("ERROR_CODE_")
    return f"{code}: {detail.attribute} {detail.rule} (request {detail.request_id})"


def main(server, series, results):
    folder = pathlib.Path(results)
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted(path for path in pathlib.Path(series).iterdir() if path.is_file())
    with grpc.insecure_channel(server) as channel:
        try:
            receive(analysis_pb2_grpc.AnalysisStub(channel).AnalyzeSeries(upload(files), timeout=600), folder)
        except grpc.RpcError as error:
            sys.exit(explain(error))


if __name__ == "__main__":
    main(*sys.argv[1:])
