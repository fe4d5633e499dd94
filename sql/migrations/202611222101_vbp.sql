-- Which files came, and what each of them brought. Owner: platform.vbp.
create index vbp_line_of_file on vbp_line (file_id);
